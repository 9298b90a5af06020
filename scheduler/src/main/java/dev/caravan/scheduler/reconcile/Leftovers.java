package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

  /** The allocations by their groups, without those of an earlier job of this id. */
  Map<String, List<Allocation>> withoutThem(List<Allocation> allocations) {
    return allocations.stream()
        .filter(this::isOfThisJob)
        .collect(Collectors.groupingBy(Allocation::taskGroup, TreeMap::new, Collectors.toList()));
  }

  private boolean isOfThisJob(Allocation allocation) {
    return job == null || job.owns(allocation);
  }

  /** Whether nobody will report the end of an allocation that was asked to end. */
  private boolean isLostWhileStopping(Allocation allocation) {
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

  /** The end of all that still runs of a group that nobody needs. */
  List<Stop> stopsOfGroup(List<Allocation> group) {
    return group.stream().filter(one -> !one.isTerminal()).map(this::stop).toList();
  }

  private Stop stop(Allocation allocation) {
    return nodeIsDown.test(allocation.nodeId())
        ? new Stop(allocation, Reasons.LOST, true)
        : new Stop(allocation, Reasons.NOT_NEEDED, false);
  }
}
