package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeScope;
import dev.caravan.scheduler.feasibility.ResourceAssigner;
import java.util.Optional;

/**
 * Finds out whether allocations may go on where they are, and what they hold then. It is never more
 * than before: an allocation whose resources change is replaced.
 */
final class InPlaceUpdates {
  private final RegisteredJob registered;
  private final Job job;
  private final ClusterState state;
  private final Eligibility eligibility;

  InPlaceUpdates(RegisteredJob job, ClusterState state, Eligibility eligibility) {
    this.registered = job;
    this.job = job.job();
    this.state = state;
    this.eligibility = eligibility;
  }

  /**
   * Whether the node of an allocation is still of the right kind. As in Nomad, what runs need not
   * leave a datacenter that its job names no more, but has to leave a node pool.
   */
  boolean fits(Allocation allocation) {
    Optional<TaskGroup> group = job.taskGroup(allocation.taskGroup());
    Optional<NodeLoad> node = state.load(allocation.nodeId());
    return group.isPresent()
        && node.isPresent()
        && new NodeScope(job).hasPoolOf(node.get().node().spec())
        && eligibility
            .of(group.get(), registered.version())
            .check(node.get().node(), node.get().computedClass())
            .isEmpty();
  }

  /** What an allocation holds after its update. */
  AllocatedResources resources(Allocation allocation) {
    return job.taskGroup(allocation.taskGroup())
        .map(group -> ResourceAssigner.keepHeld(group, allocation.resources()))
        .orElse(allocation.resources());
  }
}
