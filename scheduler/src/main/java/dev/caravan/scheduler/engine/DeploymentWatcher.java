package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Watches the deployments that go on: decides the health of their allocations, fails those that
 * make no progress, and asks for the evaluation that takes the next step. Pure but for the ids.
 */
final class DeploymentWatcher {
  private static final String NO_PROGRESS = "Failed due to progress deadline";
  private static final String UNHEALTHY = "Failed due to unhealthy allocations";

  private final ClusterState state;
  private final Instant now;

  DeploymentWatcher(ClusterState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Whether anything is due now. */
  boolean isDue() {
    return state.activeDeployments().stream().anyMatch(deployment -> !due(deployment).isEmpty());
  }

  /** What is due now. */
  List<Command> due(IdSource ids) {
    List<Command> commands = new ArrayList<>();
    for (Deployment deployment : state.activeDeployments()) {
      List<Command> news = due(deployment);
      if (!news.isEmpty()) {
        commands.addAll(news);
        nextStep(deployment, ids).ifPresent(commands::add);
      }
    }
    return commands;
  }

  /**
   * When to look again if nothing happens; empty if there is nothing to wait for. What has become
   * due just now, since it was last looked for, is not to be waited for either.
   */
  Optional<Instant> lookAgainAt() {
    if (isDue()) {
      return Optional.of(now);
    }
    return state.activeDeployments().stream()
        .flatMap(deployment -> Stream.concat(verdictTimes(deployment), deadlines(deployment)))
        .min(Instant::compareTo);
  }

  private List<Command> due(Deployment deployment) {
    List<Command> commands = new ArrayList<>();
    boolean givenUp = false;
    for (Allocation allocation : undecided(deployment)) {
      Boolean healthy = judge(deployment, allocation).healthy();
      if (healthy != null) {
        commands.add(new DecideAllocationHealth(allocation.id(), deployment.id(), healthy));
        givenUp |= !healthy && !hasProgressDeadline(deployment, allocation);
      }
    }
    if (givenUp) {
      commands.add(new FailDeployment(deployment.id(), UNHEALTHY));
    } else if (commands.isEmpty() && isOverdue(deployment)) {
      // Only if no news came at the same instant: a new healthy allocation moves the deadline.
      commands.add(new FailDeployment(deployment.id(), NO_PROGRESS));
    }
    return commands;
  }

  private Optional<Command> nextStep(Deployment deployment, IdSource ids) {
    return state
        .job(deployment.jobId())
        .map(
            job ->
                PendingEvaluation.of(
                    new EvaluationId(ids.next()),
                    job.job(),
                    job.modifyIndex(),
                    Evaluation.Trigger.DEPLOYMENT_WATCHER,
                    deployment.id()));
  }

  private List<Allocation> undecided(Deployment deployment) {
    return state.allocationsOf(deployment.jobId()).stream()
        .filter(allocation -> deployment.id().equals(allocation.deploymentId()))
        .filter(allocation -> allocation.healthy() == null)
        .toList();
  }

  private HealthRules.Verdict judge(Deployment deployment, Allocation allocation) {
    Optional<TaskGroup> group =
        state.declarationOf(allocation).flatMap(job -> job.taskGroup(allocation.taskGroup()));
    if (group.isEmpty() || group.get().update() == null) {
      return new HealthRules.Verdict(null, null);
    }
    Instant joined =
        allocation.createdAt().isAfter(deployment.createdAt())
            ? allocation.createdAt()
            : deployment.createdAt();
    return HealthRules.judge(
        allocation, group.get().update(), group.get().tasks().size(), joined, now);
  }

  private static boolean hasProgressDeadline(Deployment deployment, Allocation allocation) {
    GroupProgress progress = deployment.groups().get(allocation.taskGroup());
    return progress != null && !progress.goal().progressDeadline().isZero();
  }

  private boolean isOverdue(Deployment deployment) {
    return deadlines(deployment).anyMatch(deadline -> !deadline.isAfter(now));
  }

  private Stream<Instant> verdictTimes(Deployment deployment) {
    return undecided(deployment).stream()
        .flatMap(
            allocation ->
                Optional.ofNullable(judge(deployment, allocation).lookAgainAt()).stream());
  }

  /** The progress deadlines of the groups that have not reached their goal. */
  private static Stream<Instant> deadlines(Deployment deployment) {
    return deployment.groups().values().stream()
        .filter(group -> deployment.status() == Deployment.Status.RUNNING)
        .filter(group -> !group.goal().progressDeadline().isZero())
        .filter(group -> group.healthy() < group.goal().desiredTotal())
        .flatMap(group -> Optional.ofNullable(group.requireProgressBy()).stream());
  }
}
