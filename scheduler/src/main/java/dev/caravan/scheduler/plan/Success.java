package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import java.util.List;

/** Whether jobs have done what they are for, so that those that depend on them can start. */
final class Success {
  private final ClusterState state;

  Success(ClusterState state) {
    this.state = state;
  }

  /**
   * A job that runs to its end has succeeded once all of its allocations are complete; a service or
   * system job once its newest version is rolled out, or runs where there is nothing to roll out; a
   * job that has children once the newest of them has. One that nobody knows has not.
   */
  boolean of(JobId id) {
    return state.job(id).filter(this::of).isPresent();
  }

  private boolean of(RegisteredJob job) {
    if (job.job().isParent()) {
      List<RegisteredJob> children = state.childrenOf(job.job().id());
      return !children.isEmpty() && of(children.get(children.size() - 1));
    }
    return job.job().type().runsToCompletion()
        ? isAtRest(job, ClientStatus.COMPLETE)
        : !job.stopped() && isRolledOut(job);
  }

  private boolean isRolledOut(RegisteredJob job) {
    boolean hasDeployment =
        state
            .latestDeployment(job.job().id())
            .filter(deployment -> deployment.jobVersion() == job.version())
            .isPresent();
    return hasDeployment ? job.stable() : isAtRest(job, ClientStatus.RUNNING);
  }

  /** Whether all that is wanted of a job is in this state, and nothing more is to be placed. */
  private boolean isAtRest(RegisteredJob job, ClientStatus status) {
    boolean isEvaluated =
        state.evaluationsOf(job.job().id()).stream().allMatch(one -> one.status().isTerminal());
    return isEvaluated
        && job.job().taskGroups().stream().allMatch(group -> isAtRest(job, group, status));
  }

  private boolean isAtRest(RegisteredJob job, TaskGroup group, ClientStatus status) {
    List<Allocation> wanted =
        state.allocationsOf(job).stream()
            .filter(one -> one.taskGroup().equals(group.name()))
            .filter(one -> one.desiredStatus() == DesiredStatus.RUN)
            .filter(one -> one.nextAllocation() == null)
            .toList();
    long good = wanted.stream().filter(one -> one.clientStatus() == status).count();
    return job.job().type().runsOnEachNode()
        ? good > 0 && good == wanted.size()
        : good >= group.count();
  }
}
