package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left on all nodes, in one plan in the making. */
final class ClusterRoom {
  private final ClusterState state;
  private final List<NodeRoom> rooms;

  /** Many allocations of a group get one and the same. */
  private @Nullable AllocatedResources lastPlaced;

  private ResourceShare lastShare = ResourceShare.NONE;

  /**
   * Everything that has not ended on its node counts, even what is being stopped: a plan never
   * relies on room that is not there yet. Only the successor of an allocation on the same node,
   * which waits for it to end, counts just for what it needs beyond it.
   */
  ClusterRoom(ClusterState state) {
    this.state = state;
    List<NodeLoad> loads = state.loads();
    this.rooms = new ArrayList<>(loads.size());
    for (NodeLoad load : loads) {
      rooms.add(new NodeRoom(rooms.size(), load));
    }
  }

  /** All nodes, in the order of their ids. */
  List<NodeRoom> all() {
    return rooms;
  }

  /** The room on a node that is known. */
  Optional<NodeRoom> of(NodeId node) {
    int low = 0;
    int high = rooms.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = rooms.get(middle).node().id().compareTo(node);
      if (order == 0) {
        return Optional.of(rooms.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** Where the allocations of a job are that are to go on. */
  PlacedAllocations placed(JobId job) {
    PlacedAllocations placed = new PlacedAllocations(rooms.size());
    for (Allocation allocation : state.allocationsOf(job)) {
      if (!allocation.isTerminal()) {
        of(allocation.nodeId())
            .ifPresent(room -> placed.add(allocation.taskGroup(), room.index(), 1));
      }
    }
    return placed;
  }

  /** Counts an allocation, unless it gives its room to another one in any case. */
  void take(Allocation allocation) {
    if (!isPromised(allocation)) {
      of(allocation.nodeId()).ifPresent(room -> room.take(state.shareOf(allocation)));
    }
  }

  /** Counts an allocation no more, unless it gives its room to another one in any case. */
  void giveBack(Allocation allocation) {
    if (!isPromised(allocation)) {
      of(allocation.nodeId()).ifPresent(room -> room.giveBack(state.shareOf(allocation)));
    }
  }

  /**
   * Counts an allocation to be placed.
   *
   * @param replaced what ends for it and was given back, if anything; counts again as far as it may
   *     still run
   * @param preempted what ends on the node to make room for it, and counts until then
   */
  void place(
      AllocatedResources resources,
      NodeRoom node,
      @Nullable Allocation replaced,
      List<Allocation> preempted) {
    ResourceShare wanted = share(resources);
    for (Allocation one : preempted) {
      wanted = wanted.beyond(state.shareOf(one));
    }
    if (replaced == null || isPromised(replaced)) {
      node.take(wanted);
    } else if (!replaced.nodeId().equals(node.node().id())) {
      take(replaced);
      node.take(wanted);
    } else if (waits(replaced)) {
      // It will never run.
      node.take(wanted);
    } else {
      take(replaced);
      node.take(wanted.beyond(state.shareOf(replaced)));
    }
  }

  /** Whether an allocation gives its room to another one in any case. */
  boolean isPromised(Allocation allocation) {
    return allocation.isPreempted() || state.isAwaited(allocation);
  }

  @SuppressWarnings("ReferenceEquality") // Equal ones would only be summed up once more.
  private ResourceShare share(AllocatedResources resources) {
    if (resources != lastPlaced) {
      lastPlaced = resources;
      lastShare = ResourceShare.of(resources);
    }
    return lastShare;
  }

  /** Whether an allocation waits for others on its node to end. */
  boolean waits(Allocation allocation) {
    return !state.predecessorsOf(allocation).isEmpty();
  }
}
