package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides how each allocation counts: a list of rules, of which the first that matches holds. */
final class AllocationClassifier {
  private final RegisteredJob job;
  private final Map<AllocationId, Instant> standIns;
  private final List<Rule> rules;

  /**
   * @param standIns when the newest one was placed in the place of an allocation, by its id
   */
  AllocationClassifier(
      RegisteredJob job,
      Map<AllocationId, Instant> standIns,
      Disconnections disconnections,
      FailedAllocations failedAllocations) {
    this.job = job;
    this.standIns = standIns;
    this.rules =
        List.of(
            // Another one has taken its place.
            rule(a -> a.isTerminal() && hasSuccessor(a), AllocationClass.IGNORED),
            // A new version of a batch job runs anew, whatever came of the old one.
            rule(a -> isBatch() && a.isTerminal() && isOld(a), AllocationClass.OUTDATED),
            // It was to be moved, and there was no room for a successor.
            rule(AllocationClassifier::isStoppedToMove, AllocationClass.LOST_BEFORE),
            // It gave its room to a more urgent one, however it ended: it is placed anew.
            rule(Allocation::isPreempted, AllocationClass.LOST_BEFORE),
            // What a batch job has done need not be done again.
            rule(a -> isBatch() && is(a, ClientStatus.COMPLETE), AllocationClass.KEPT),
            // There was no room for a successor.
            rule(AllocationClassifier::wasLostWhileWanted, AllocationClass.LOST_BEFORE),
            // Stopped on purpose: its place is free.
            rule(a -> a.desiredStatus() == DesiredStatus.STOP, AllocationClass.IGNORED),
            // A service is meant to run on, so one that ended leaves its place.
            rule(a -> is(a, ClientStatus.COMPLETE), AllocationClass.IGNORED),
            new Rule(a -> is(a, ClientStatus.FAILED), failedAllocations::classify),
            new Rule(disconnections::concern, disconnections::classify),
            rule(
                a -> a.desiredTransition() == DesiredTransition.MIGRATE, AllocationClass.MIGRATING),
            rule(a -> true, AllocationClass.KEPT));
  }

  AllocationClass classify(Allocation allocation) {
    for (Rule rule : rules) {
      if (rule.applies().test(allocation)) {
        return rule.result().apply(allocation);
      }
    }
    throw new AssertionError("the last rule matches everything");
  }

  private static Rule rule(Predicate<Allocation> applies, AllocationClass result) {
    return new Rule(applies, any -> result);
  }

  private boolean isBatch() {
    return job.job().type() == JobType.BATCH;
  }

  private boolean isOld(Allocation allocation) {
    return allocation.jobVersion() < job.version();
  }

  private static boolean isStoppedToMove(Allocation allocation) {
    return allocation.desiredStatus() == DesiredStatus.STOP
        && allocation.desiredTransition() == DesiredTransition.MIGRATE;
  }

  /** What was to end anyway leaves its place as if its node had told of its end. */
  private static boolean wasLostWhileWanted(Allocation allocation) {
    return is(allocation, ClientStatus.LOST)
        && (!allocation.isToEnd() || allocation.desiredDescription().equals(Reasons.LOST));
  }

  /** What stands in for an allocation that is out of sight is its successor once that has ended. */
  private boolean hasSuccessor(Allocation allocation) {
    return allocation.nextAllocation() != null
        || (allocation.disconnectedAt() != null
            && hasStandIn(allocation, allocation.disconnectedAt()));
  }

  private boolean hasStandIn(Allocation allocation, Instant since) {
    Instant placedAt = standIns.get(allocation.id());
    return placedAt != null && !placedAt.isBefore(since);
  }

  private static boolean is(Allocation allocation, ClientStatus status) {
    return allocation.clientStatus() == status;
  }

  private record Rule(
      Predicate<Allocation> applies, Function<Allocation, AllocationClass> result) {}
}
