package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;

/** What allocations hold of all nodes. Nodes of which nothing is held are not in it. */
record NodeUses(PSortedMap<NodeId, NodeUse> byNode) {
  static final NodeUses EMPTY = new NodeUses(TreePMap.empty());

  /** What all of these allocations hold. */
  static NodeUses of(PSortedMap<AllocationId, Allocation> all) {
    SortedMap<NodeId, NodeUse> byNode = new TreeMap<>();
    List<Allocation> waiting = new ArrayList<>();
    for (Allocation allocation : all.values()) {
      if (!predecessors(allocation, all).isEmpty()) {
        waiting.add(allocation);
      } else if (!allocation.isClientTerminal()) {
        byNode.merge(
            allocation.nodeId(),
            NodeUse.NONE.with(allocation, false, List.of()),
            (use, any) -> use.with(allocation, false, List.of()));
      }
    }
    NodeUses uses = new NodeUses(TreePMap.fromSortedMap(byNode));
    for (Allocation allocation : waiting) {
      uses = uses.with(null, allocation, all);
    }
    return uses;
  }

  NodeUse of(NodeId node) {
    return byNode.getOrDefault(node, NodeUse.NONE);
  }

  /**
   * After an allocation changed.
   *
   * @param before the allocation before; null if there was none
   * @param all all allocations after the change
   */
  NodeUses with(
      @Nullable Allocation before, Allocation after, PSortedMap<AllocationId, Allocation> all) {
    if (before != null && holdsTheSame(before, after)) {
      return this;
    }
    NodeUse use = of(after.nodeId());
    // Whether a successor waits depends on its predecessor.
    PSortedSet<AllocationId> recounted = use.waiting().plus(after.id());
    for (AllocationId id : recounted) {
      use = use.without(before != null && id.equals(after.id()) ? before : known(id, all));
    }
    Set<AllocationId> passedOn = new HashSet<>();
    for (Allocation allocation : notEnded(recounted, all)) {
      List<Allocation> predecessors = predecessors(allocation, all);
      // What each holds goes to one successor only: the first of those that wait for it.
      List<Allocation> inherited =
          predecessors.stream().filter(one -> passedOn.add(one.id())).toList();
      use = use.with(allocation, !predecessors.isEmpty(), inherited);
    }
    return new NodeUses(
        use.active().isEmpty() ? byNode.minus(after.nodeId()) : byNode.plus(after.nodeId(), use));
  }

  private static List<Allocation> notEnded(
      Set<AllocationId> ids, PSortedMap<AllocationId, Allocation> all) {
    return ids.stream()
        .map(id -> known(id, all))
        .filter(allocation -> !allocation.isClientTerminal())
        .sorted(Comparator.comparingLong(Allocation::createIndex))
        .toList();
  }

  private static boolean holdsTheSame(Allocation before, Allocation after) {
    return before.clientStatus() == after.clientStatus()
        && before.desiredStatus() == after.desiredStatus()
        && before.preemptedAllocations().equals(after.preemptedAllocations())
        && before.resources().equals(after.resources());
  }

  private static Allocation known(AllocationId id, PSortedMap<AllocationId, Allocation> all) {
    return Objects.requireNonNull(all.get(id));
  }

  /**
   * What an allocation waits for before it starts: what it takes the place of, unless that gives
   * its room to another one, and what it preempts.
   */
  static List<Allocation> predecessors(
      Allocation allocation, PSortedMap<AllocationId, Allocation> all) {
    if (allocation.clientStatus() != ClientStatus.PENDING) {
      return List.of();
    }
    Stream<Allocation> previous =
        Optional.ofNullable(allocation.previousAllocation()).map(all::get).stream()
            .filter(before -> !before.isPreempted());
    Stream<Allocation> preempted =
        allocation.preemptedAllocations().stream()
            .flatMap(id -> Optional.ofNullable(all.get(id)).stream());
    return Stream.concat(previous, preempted)
        .filter(before -> before.nodeId().equals(allocation.nodeId()))
        .filter(before -> !before.isClientTerminal())
        .toList();
  }
}
