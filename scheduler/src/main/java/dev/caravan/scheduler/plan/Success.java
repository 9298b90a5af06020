package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.CollectedJob;
import java.util.List;

/** Whether jobs have done what they are for, so that those that depend on them can start. */
public final class Success {
  private final ClusterState state;

  /** Of the jobs of this state. */
  public Success(ClusterState state) {
    this.state = state;
  }

  /**
   * A job that runs to its end has succeeded once all of its allocations are complete; a service or
   * system job once its newest version is rolled out, or runs where there is nothing to roll out; a
   * job that has children once the newest of them has. One that was collected has if it had then;
   * one that nobody knows has not.
   */
  boolean of(JobId id) {
    return state.job(id).map(this::of).orElseGet(() -> hadSucceeded(id));
  }

  private boolean hadSucceeded(JobId collected) {
    return state.collectedJob(collected).filter(CollectedJob::succeeded).isPresent();
  }

  /** The same for a job that is registered. */
  public boolean of(RegisteredJob job) {
    if (job.job().isParent()) {
      return ofNewestChild(job.job().id());
    }
    return job.job().type().runsToCompletion()
        ? isAtRest(job, ClientStatus.COMPLETE)
        : !job.stopped() && isRolledOut(job);
  }

  /** Be it one that was collected. */
  private boolean ofNewestChild(JobId parent) {
    long collected = state.collectedJob(parent).map(CollectedJob::createIndex).orElse(0L);
    return state.childrenOf(parent).stream()
        .filter(child -> child.createIndex() > collected)
        .reduce((older, newer) -> newer)
        .map(this::of)
        .orElseGet(() -> hadSucceeded(parent));
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
