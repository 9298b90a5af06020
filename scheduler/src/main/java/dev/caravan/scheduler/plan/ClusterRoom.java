package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceShare;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is left on all nodes, in one plan in the making. */
final class ClusterRoom {
  private final ClusterState state;
  private final TreeMap<NodeId, NodeRoom> rooms = new TreeMap<>();

  /**
   * Everything that has not ended on its node counts, even what is being stopped: a plan never
   * relies on room that is not there yet. Only the successor of an allocation on the same node,
   * which waits for it to end, counts just for what it needs beyond it.
   */
  ClusterRoom(ClusterState state) {
    this.state = state;
    for (Node node : state.nodes()) {
      rooms.put(node.id(), new NodeRoom(node));
      state.activeAllocationsOn(node.id()).forEach(this::take);
    }
  }

  List<NodeRoom> acceptingPlacements() {
    return rooms.values().stream().filter(room -> room.node().acceptsPlacements()).toList();
  }

  Optional<NodeRoom> of(NodeId node) {
    return Optional.ofNullable(rooms.get(node));
  }

  /** Counts an allocation. */
  void take(Allocation allocation) {
    of(allocation.nodeId()).ifPresent(room -> room.take(share(allocation)));
  }

  /** Counts an allocation no more. */
  void giveBack(Allocation allocation) {
    of(allocation.nodeId()).ifPresent(room -> room.giveBack(share(allocation)));
  }

  /**
   * Counts an allocation to be placed.
   *
   * @param replaced what ends for it and was given back, if anything; counts again as far as it may
   *     still run
   */
  void place(AllocatedResources resources, NodeRoom node, @Nullable Allocation replaced) {
    ResourceShare wanted = ResourceShare.of(resources);
    if (replaced == null) {
      node.take(wanted);
    } else if (!replaced.nodeId().equals(node.node().id())) {
      take(replaced);
      node.take(wanted);
    } else if (predecessor(replaced).isPresent()) {
      // It still waits itself, and will never run.
      node.take(wanted);
    } else {
      take(replaced);
      node.take(wanted.beyond(share(replaced)));
    }
  }

  private ResourceShare share(Allocation allocation) {
    if (allocation.isClientTerminal()) {
      return ResourceShare.NONE;
    }
    ResourceShare all = ResourceShare.of(allocation.resources());
    return predecessor(allocation)
        .map(before -> all.beyond(ResourceShare.of(before.resources())))
        .orElse(all);
  }

  /** What an allocation waits for before it starts. */
  private Optional<Allocation> predecessor(Allocation allocation) {
    if (allocation.clientStatus() != ClientStatus.PENDING || allocation.isTerminal()) {
      return Optional.empty();
    }
    return Optional.ofNullable(allocation.previousAllocation())
        .flatMap(state::allocation)
        .filter(before -> before.nodeId().equals(allocation.nodeId()))
        .filter(before -> !before.isClientTerminal());
  }
}
