package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a reschedule policy means for an allocation that has failed. The rules are Nomad's. */
public final class Rescheduling {
  /** How many earlier failures are remembered where there is no limit to them. */
  private static final int EVENTS_KEPT = 5;

  private Rescheduling() {}

  /** Whether a policy replaces anything at all. */
  public static boolean isEnabled(ReschedulePolicy policy) {
    return policy.unlimited() || policy.attempts() > 0;
  }

  /**
   * Whether the policy leaves an attempt to replace an allocation.
   *
   * @param failedAt when it failed
   */
  public static boolean hasAttemptLeft(
      Allocation allocation, ReschedulePolicy policy, Instant failedAt) {
    return policy.unlimited() || attempts(allocation, policy, failedAt) < policy.attempts();
  }

  private static long attempts(Allocation allocation, ReschedulePolicy policy, Instant failedAt) {
    return allocation.rescheduleEvents().stream()
        .filter(event -> isWithin(policy.interval(), event.time(), failedAt))
        .count();
  }

  private static boolean isWithin(Duration interval, Instant time, Instant now) {
    return Duration.between(time, now).compareTo(interval) < 0;
  }

  /** The policy of an allocation: that of its version of the job, if it is still known. */
  public static Optional<ReschedulePolicy> policy(RegisteredJob job, Allocation allocation) {
    return job.version(allocation.jobVersion())
        .orElse(job.job())
        .taskGroup(allocation.taskGroup())
        .flatMap(group -> Optional.ofNullable(group.reschedule()));
  }

  /** When a failed allocation is to be replaced; empty if it is not. */
  static Optional<Instant> dueAt(Allocation failed, ReschedulePolicy policy) {
    Instant failedAt = failedAt(failed);
    Duration delay = nextDelay(failed, policy);
    boolean tooLate = !policy.unlimited() && delay.compareTo(policy.interval()) >= 0;
    boolean isFirst = failed.rescheduleEvents().isEmpty();
    return hasAttemptLeft(failed, policy, failedAt) && (isFirst || !tooLate)
        ? Optional.of(failedAt.plus(delay))
        : Optional.empty();
  }

  /** When the last of its tasks ended. */
  private static Instant failedAt(Allocation failed) {
    return failed.taskStates().values().stream()
        .map(TaskState::finishedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(failed.modifiedAt());
  }

  /** How long the replacement of a failed allocation has to wait, counted from the failure. */
  static Duration nextDelay(Allocation failed, ReschedulePolicy policy) {
    List<RescheduleEvent> events = failed.rescheduleEvents();
    if (events.isEmpty()) {
      return policy.delay();
    }
    RescheduleEvent last = events.get(events.size() - 1);
    Duration delay =
        switch (policy.delayFunction()) {
          case CONSTANT -> policy.delay();
          case EXPONENTIAL -> last.delay().multipliedBy(2);
          case FIBONACCI -> nextFibonacci(events, policy);
        };
    boolean bounded =
        policy.delayFunction() != ReschedulePolicy.DelayFunction.CONSTANT
            && policy.maxDelay().compareTo(Duration.ZERO) > 0
            && delay.compareTo(policy.maxDelay()) > 0;
    return bounded ? atMost(policy, last, failedAt(failed)) : delay;
  }

  private static Duration nextFibonacci(List<RescheduleEvent> events, ReschedulePolicy policy) {
    if (events.size() < 2) {
      return policy.delay();
    }
    Duration last = events.get(events.size() - 1).delay();
    Duration beforeLast = events.get(events.size() - 2).delay();
    // After the greatest delay, a new series has begun.
    boolean begunAnew = beforeLast.equals(policy.maxDelay()) && last.equals(policy.delay());
    return begunAnew ? last : last.plus(beforeLast);
  }

  /** The greatest delay, unless the allocation ran longer than that: then all begins anew. */
  private static Duration atMost(ReschedulePolicy policy, RescheduleEvent last, Instant failedAt) {
    return isWithin(policy.maxDelay(), last.time(), failedAt) ? policy.maxDelay() : policy.delay();
  }

  /**
   * What the replacement of a failed allocation knows of the failures before it.
   *
   * @param now when it is placed
   */
  public static List<RescheduleEvent> events(
      Allocation failed, ReschedulePolicy policy, Instant now) {
    List<RescheduleEvent> known = failed.rescheduleEvents();
    List<RescheduleEvent> events =
        new ArrayList<>(
            policy.attempts() > 0
                ? known.stream()
                    .filter(event -> isWithin(policy.interval(), event.time(), now))
                    .toList()
                : known.subList(Math.max(0, known.size() - EVENTS_KEPT), known.size()));
    events.add(new RescheduleEvent(now, failed.id(), failed.nodeId(), nextDelay(failed, policy)));
    return events;
  }

  /** The nodes on which an allocation and those before it have failed. */
  public static Set<NodeId> failedOn(Allocation allocation) {
    Set<NodeId> nodes = new TreeSet<>();
    if (allocation.clientStatus() == ClientStatus.FAILED) {
      nodes.add(allocation.nodeId());
    }
    Stream<NodeId> before =
        allocation.rescheduleEvents().stream().map(RescheduleEvent::previousNode);
    before.forEach(nodes::add);
    return nodes;
  }
}
