package dev.caravan.scheduler.garbage;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import dev.caravan.scheduler.garbage.Garbage.DeadJob;
import dev.caravan.scheduler.plan.Success;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks through what there is of one job. */
final class JobGarbage {
  private final ClusterState state;
  private final @Nullable RegisteredJob job;
  private final GarbageThresholds thresholds;
  private final Ages ages;
  private final List<Allocation> allocations;
  private final List<Evaluation> evaluations;
  private final List<Deployment> deployments;

  JobGarbage(ClusterState state, JobId id, GarbageThresholds thresholds, Ages ages) {
    this.state = state;
    this.job = state.job(id).orElse(null);
    this.thresholds = thresholds;
    this.ages = ages;
    this.allocations = state.allocationsOf(id);
    this.evaluations = state.evaluationsOf(id);
    this.deployments = state.deploymentsOf(id);
  }

  Garbage found() {
    return job != null && isDead(job) ? all(job) : parts();
  }

  private boolean isDead(RegisteredJob dead) {
    return mayGo(dead)
        && ages.havePassed(thresholds.jobs(), dead.submittedAt())
        && evaluations.stream().allMatch(one -> isOver(one, thresholds.jobs()))
        && allocations.stream().allMatch(one -> hasEnded(one, thresholds.jobs()));
  }

  /** Whether nothing will happen to a job any more unless somebody registers it again. */
  private boolean mayGo(RegisteredJob dead) {
    boolean endsByItself = dead.job().type().runsToCompletion() && !dead.job().isParent();
    return (dead.stopped() || endsByItself) && Phases.of(state, dead) == Phase.DEAD;
  }

  private Garbage all(RegisteredJob dead) {
    return new Garbage(
        new DeadJob(dead.job().id(), new Success(state).of(dead)),
        allocations.stream().map(Allocation::id).toList(),
        evaluations.stream().map(Evaluation::id).toList(),
        deployments());
  }

  private Garbage parts() {
    Set<DeploymentId> active = activeDeployments();
    Map<EvaluationId, Duration> old = new HashMap<>();
    for (Evaluation evaluation : evaluations) {
      Duration threshold = threshold(evaluation.type());
      if (isOver(evaluation, threshold) && !isStepOf(active, evaluation)) {
        old.put(evaluation.id(), threshold);
      }
    }
    if (old.isEmpty()) {
      return new Garbage(null, List.of(), List.of(), deployments());
    }
    Set<AllocationId> ended = new HashSet<>();
    Set<EvaluationId> needed = new HashSet<>();
    Needs needs = new Needs(job, allocations, active, ages);
    for (Allocation allocation : allocations) {
      Duration threshold = old.get(allocation.evaluationId());
      if (threshold != null && hasEnded(allocation, threshold) && !needs.include(allocation)) {
        ended.add(allocation.id());
      } else {
        needed.add(allocation.evaluationId());
      }
    }
    return new Garbage(
        null,
        allocations.stream().map(Allocation::id).filter(ended::contains).toList(),
        evaluations.stream()
            .map(Evaluation::id)
            .filter(id -> old.containsKey(id) && !needed.contains(id))
            .toList(),
        deployments());
  }

  private Set<DeploymentId> activeDeployments() {
    return deployments.stream()
        .filter(deployment -> deployment.status().isActive())
        .map(Deployment::id)
        .collect(Collectors.toSet());
  }

  /** Whether a deployment that goes on knows by it what it has asked for. */
  private static boolean isStepOf(Set<DeploymentId> deployments, Evaluation evaluation) {
    return evaluation.deploymentId() != null && deployments.contains(evaluation.deploymentId());
  }

  private Duration threshold(JobType type) {
    return type.runsToCompletion() ? thresholds.batchEvaluations() : thresholds.evaluations();
  }

  private boolean isOver(Evaluation evaluation, Duration threshold) {
    return evaluation.status().isTerminal() && ages.havePassed(threshold, evaluation.modifiedAt());
  }

  private boolean hasEnded(Allocation allocation, Duration threshold) {
    return allocation.isClientTerminal() && ages.havePassed(threshold, allocation.modifiedAt());
  }

  private List<DeploymentId> deployments() {
    return deployments.stream().filter(this::canGo).map(Deployment::id).toList();
  }

  /** What is left of its allocations counts as it says: its canaries are beside the count. */
  private boolean canGo(Deployment deployment) {
    return !deployment.status().isActive()
        && !decidesWhatIsRolledOut(deployment)
        && allocations.stream().noneMatch(one -> deployment.id().equals(one.deploymentId()))
        && ages.havePassed(thresholds.deployments(), deployment.modifiedAt());
  }

  /** One that has failed keeps its version from being rolled out once more. */
  private boolean decidesWhatIsRolledOut(Deployment deployment) {
    return job != null
        && !job.stopped()
        && deployment.jobVersion() == job.version()
        && deployment.createIndex() > job.createIndex();
  }
}
