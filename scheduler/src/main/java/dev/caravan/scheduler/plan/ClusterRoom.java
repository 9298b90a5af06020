package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.NodeRoom;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is left on all nodes, in one plan in the making. */
final class ClusterRoom {
  private final TreeMap<NodeId, NodeRoom> rooms = new TreeMap<>();

  /**
   * Everything that has not ended on its node counts, even what is being stopped: a plan never
   * relies on room that is not there yet.
   */
  ClusterRoom(ClusterState state) {
    for (Node node : state.nodes()) {
      rooms.put(node.id(), new NodeRoom(node, state.activeAllocationsOn(node.id())));
    }
  }

  List<NodeRoom> acceptingPlacements() {
    return rooms.values().stream().filter(room -> room.node().acceptsPlacements()).toList();
  }

  Optional<NodeRoom> of(NodeId node) {
    return Optional.ofNullable(rooms.get(node));
  }

  void giveBack(Allocation allocation) {
    if (!allocation.isClientTerminal()) {
      of(allocation.nodeId()).ifPresent(room -> room.giveBack(allocation.resources()));
    }
  }

  void take(Allocation allocation) {
    if (!allocation.isClientTerminal()) {
      of(allocation.nodeId()).ifPresent(room -> room.take(allocation.resources()));
    }
  }
}
