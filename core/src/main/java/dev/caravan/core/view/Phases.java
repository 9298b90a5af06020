package dev.caravan.core.view;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import java.util.List;

/** Where jobs are in their life, by the rules by which Nomad sets a job's status. */
public final class Phases {
  private Phases() {}

  /**
   * What runs or is about to makes a job run, whatever waits besides. A job that was registered by
   * the very last event has nothing yet and is pending; if it has nothing later, that was
   * collected. A system job, and one that has children but runs nothing itself, goes on until it is
   * stopped.
   */
  public static Phase of(ClusterState state, RegisteredJob job) {
    if (job.job().isParent() || job.job().type() == JobType.SYSTEM) {
      return job.stopped() ? Phase.DEAD : Phase.RUNNING;
    }
    List<Allocation> allocations = state.allocationsOf(job);
    if (allocations.stream().anyMatch(allocation -> !allocation.isTerminal())) {
      return Phase.RUNNING;
    }
    List<Evaluation> evaluations = state.evaluationsOf(job.job().id());
    boolean isNew = state.position() == job.modifyIndex() && !job.stopped();
    boolean waits = evaluations.stream().anyMatch(each -> !each.status().isTerminal());
    return isNew || waits ? Phase.PENDING : Phase.DEAD;
  }
}
