package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to end whatever the job declares: what is left of the past. */
final class Leftovers {
  private final @Nullable RegisteredJob job;
  private final Predicate<NodeId> nodeIsDown;

  /**
   * @param job the job; null if it was purged
   * @param nodeIsDown whether what ran on a node is lost
   */
  Leftovers(@Nullable RegisteredJob job, Predicate<NodeId> nodeIsDown) {
    this.job = job;
    this.nodeIsDown = nodeIsDown;
  }

  /** Whether an allocation is not of an earlier job of this id, which was purged. */
  boolean isOfThisJob(Allocation allocation) {
    return job == null || allocation.createIndex() >= job.createIndex();
  }

  /** Whether nobody will report the end of an allocation that was asked to end. */
  boolean isLostWhileStopping(Allocation allocation) {
    return allocation.isToEnd()
        && !allocation.isClientTerminal()
        && nodeIsDown.test(allocation.nodeId());
  }

  /** The end of what is lost while it stops, and of what an earlier job of this id left behind. */
  List<Stop> stops(List<Allocation> allocations) {
    return allocations.stream()
        .filter(one -> isLostWhileStopping(one) || (!isOfThisJob(one) && !one.isTerminal()))
        .map(this::stop)
        .toList();
  }

  /** The end of an allocation that nobody needs. */
  Stop stop(Allocation allocation) {
    return nodeIsDown.test(allocation.nodeId())
        ? new Stop(allocation, Reasons.LOST, true)
        : new Stop(allocation, Reasons.NOT_NEEDED, false);
  }
}
