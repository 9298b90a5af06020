package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import java.util.List;
import java.util.function.Predicate;

/** Decides how each allocation counts: a list of rules, of which the first that matches holds. */
final class AllocationClassifier {
  private final RegisteredJob job;
  private final List<Rule> rules;

  AllocationClassifier(RegisteredJob job, Predicate<NodeId> nodeIsDown) {
    this.job = job;
    this.rules =
        List.of(
            // A new version of a batch job runs anew, whatever came of the old one.
            new Rule(a -> isBatch() && isOver(a) && isOld(a), AllocationClass.IGNORED),
            // What a batch job has done need not be done again.
            new Rule(a -> isBatch() && a.clientStatus() == ClientStatus.COMPLETE, kept()),
            // There was no room for a successor, or there was one of which it is not known.
            new Rule(
                a -> a.clientStatus() == ClientStatus.LOST && a.nextAllocation() == null,
                AllocationClass.LOST_BEFORE),
            // Stopped on purpose: its place is free.
            new Rule(a -> a.desiredStatus() == DesiredStatus.STOP, AllocationClass.IGNORED),
            // A service is meant to run on, so one that ended leaves its place.
            new Rule(a -> a.clientStatus() == ClientStatus.COMPLETE, AllocationClass.IGNORED),
            new Rule(a -> a.clientStatus() == ClientStatus.LOST, AllocationClass.IGNORED),
            // A failure keeps its place: it failed there as often as its restart policy allows.
            new Rule(a -> a.clientStatus() == ClientStatus.FAILED, kept()),
            new Rule(a -> nodeIsDown.test(a.nodeId()), AllocationClass.LOST),
            new Rule(a -> true, kept()));
  }

  AllocationClass classify(Allocation allocation) {
    for (Rule rule : rules) {
      if (rule.applies().test(allocation)) {
        return rule.result();
      }
    }
    throw new AssertionError("the last rule matches everything");
  }

  private static AllocationClass kept() {
    return AllocationClass.KEPT;
  }

  private boolean isBatch() {
    return job.job().type() == JobType.BATCH;
  }

  private boolean isOld(Allocation allocation) {
    return allocation.jobVersion() < job.version();
  }

  private static boolean isOver(Allocation allocation) {
    return allocation.isTerminal();
  }

  private record Rule(Predicate<Allocation> applies, AllocationClass result) {}
}
