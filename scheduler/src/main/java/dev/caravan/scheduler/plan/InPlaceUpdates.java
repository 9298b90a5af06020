package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAssigner;
import java.util.Optional;

/** Finds out whether allocations may go on where they are, and what they hold then. */
final class InPlaceUpdates {
  private final Job job;
  private final ClusterRoom room;

  InPlaceUpdates(Job job, ClusterRoom room) {
    this.job = job;
    this.room = room;
  }

  /** Whether the node of an allocation is still of the right kind; takes the room that it needs. */
  boolean takeRoom(Allocation allocation) {
    Optional<TaskGroup> group = job.taskGroup(allocation.taskGroup());
    Optional<NodeRoom> node = room.of(allocation.nodeId());
    if (group.isEmpty()
        || node.isEmpty()
        || new NodeFilter(job, group.get()).check(node.get().node()).isPresent()) {
      return false;
    }
    return takeRoom(node.get(), allocation.resources(), resources(allocation));
  }

  /** What an allocation holds after its update. */
  AllocatedResources resources(Allocation allocation) {
    return job.taskGroup(allocation.taskGroup())
        .map(group -> ResourceAssigner.keepPorts(group, allocation.resources()))
        .orElse(allocation.resources());
  }

  private static boolean takeRoom(
      NodeRoom node, AllocatedResources before, AllocatedResources after) {
    node.giveBack(before);
    node.take(after);
    if (node.isOvercommitted()) {
      node.giveBack(after);
      node.take(before);
      return false;
    }
    return true;
  }
}
