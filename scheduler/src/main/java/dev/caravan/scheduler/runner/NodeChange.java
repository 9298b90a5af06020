package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that a node has to do so that what it runs becomes what it should run. */
sealed interface NodeChange {

  /** Take on an allocation: start it, or find again what an earlier life of the host has left. */
  record TakeOn(Allocation allocation) implements NodeChange {}

  /** Go on under a new declaration. */
  record Update(Allocation allocation) implements NodeChange {}

  /** Say once more how an allocation is: the scheduler does not know. */
  record Report(AllocationId allocationId) implements NodeChange {}

  /**
   * End an allocation.
   *
   * @param afterPredecessors only after those that it waits for have ended
   */
  record Stop(AllocationId allocationId, boolean afterPredecessors) implements NodeChange {}

  /** The log has the end of this one: nothing more is to be done about it. */
  record Forget(AllocationId allocationId) implements NodeChange {}

  /**
   * Compares what should run with what is known here. Older allocations come first, since a
   * successor waits for the one before it only if that is known; ids may lag behind.
   *
   * @param known the allocations that the node has taken on, with the job version that they run
   */
  static List<NodeChange> between(ClusterState state, NodeId node, Map<AllocationId, Long> known) {
    List<Allocation> active =
        state.activeAllocationsOn(node).stream()
            .sorted(Comparator.comparingLong(Allocation::createIndex))
            .toList();
    List<NodeChange> changes = new ArrayList<>();
    boolean isHeard = state.node(node).filter(one -> one.status() == Node.Status.READY).isPresent();
    for (Allocation allocation : active) {
      changes.addAll(about(allocation, state, known));
      if (isHeard && allocation.isUnknown() && known.containsKey(allocation.id())) {
        changes.add(new Report(allocation.id()));
      }
    }
    Set<AllocationId> activeIds = active.stream().map(Allocation::id).collect(Collectors.toSet());
    known.keySet().stream()
        .filter(id -> !activeIds.contains(id))
        .forEach(id -> changes.add(new Forget(id)));
    return changes;
  }

  private static List<NodeChange> about(
      Allocation allocation, ClusterState state, Map<AllocationId, Long> known) {
    List<NodeChange> changes = new ArrayList<>();
    Long version = known.get(allocation.id());
    boolean stop = allocation.isToEnd();
    if (version == null) {
      changes.add(new TakeOn(allocation));
    } else if (version != allocation.jobVersion() && !stop) {
      changes.add(new Update(allocation));
    }
    if (stop) {
      changes.add(new Stop(allocation.id(), state.endsAfterPredecessors(allocation)));
    }
    return changes;
  }
}
