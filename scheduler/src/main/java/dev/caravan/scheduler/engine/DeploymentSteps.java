package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.PromoteCanary;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.command.DeploymentCommand.PromoteDeployment;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that take a deployment a step further, whoever asks for it. Pure. */
final class DeploymentSteps {
  private final ClusterState state;
  private final Deployment deployment;

  /** Steps of a deployment as it is in this state. */
  DeploymentSteps(ClusterState state, Deployment deployment) {
    this.state = state;
    this.deployment = deployment;
  }

  /** What a failure of the deployment leads back to. */
  Rollback rollback(boolean wanted, String reason) {
    return Rollback.of(job().orElse(null), deployment, wanted, reason);
  }

  /**
   * Fails the deployment, and has the job go back where that was decided.
   *
   * @param verdicts what was found out about allocations, which is noted first
   */
  List<Command> fail(List<? extends Command> verdicts, Rollback rollback, EvaluationId evaluation) {
    List<Command> commands = new ArrayList<>();
    JobVersion target = rollback.target();
    if (target != null) {
      long before = job().map(RegisteredJob::modifyIndex).orElse(0L);
      commands.add(new RegisterJob(deployment.jobId(), target.job(), null, before));
    }
    commands.addAll(verdicts);
    commands.add(new FailDeployment(deployment.id(), rollback.description()));
    // The registration is the first event of its unit.
    nextStep(evaluation, target == null ? null : state.position() + 1).ifPresent(commands::add);
    return commands;
  }

  /** Promotes the canaries of these groups that are healthy. */
  List<Command> promote(List<String> groups, EvaluationId evaluation) {
    List<Command> commands = new ArrayList<>();
    commands.add(new PromoteDeployment(deployment.id(), groups));
    groups.stream()
        .flatMap(group -> healthyCanaries(group).stream())
        .forEach(canary -> commands.add(new PromoteCanary(canary.id())));
    nextStep(evaluation).ifPresent(commands::add);
    return commands;
  }

  /** Asks for the evaluation that takes the next step; empty if the job is gone. */
  Optional<Command> nextStep(EvaluationId evaluation) {
    return nextStep(evaluation, null);
  }

  private Optional<Command> nextStep(EvaluationId evaluation, @Nullable Long registeredAt) {
    return job()
        .map(
            job ->
                PendingEvaluation.of(
                    evaluation,
                    job.job(),
                    registeredAt == null ? job.modifyIndex() : registeredAt,
                    Evaluation.Trigger.DEPLOYMENT_WATCHER,
                    deployment.id()));
  }

  /** The canaries of a group that can be promoted. */
  List<Allocation> healthyCanaries(String group) {
    GroupProgress progress = deployment.groups().get(group);
    List<AllocationId> placed = progress == null ? List.of() : progress.placedCanaries();
    return placed.stream()
        .flatMap(id -> state.allocation(id).stream())
        .filter(canary -> !canary.isTerminal() && Boolean.TRUE.equals(canary.healthy()))
        .toList();
  }

  private Optional<RegisteredJob> job() {
    return state.job(deployment.jobId());
  }
}
