package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.command.DeploymentCommand.PauseDeployment;
import dev.caravan.core.command.DeploymentCommand.PromoteDeployment;
import dev.caravan.core.command.DeploymentCommand.ResumeDeployment;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.DeploymentUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What operators do with deployments. Each leaves events under their name. */
public final class DeploymentOperations {
  private static final String FAILED_BY_HAND = "Deployment marked as failed";

  private final Ledger ledger;
  private final IdSource ids;

  /** Operations on this ledger. */
  public DeploymentOperations(Ledger ledger, IdSource ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /**
   * Has canaries take the place of the allocations beside which they were tried.
   *
   * @param groups the groups that are meant; empty for all
   * @throws CommandRefusedException if the deployment is over, or not all canaries are healthy
   */
  public DeploymentUpdate promote(String actor, DeploymentId id, List<String> groups) {
    return change(
        actor, id, (state, deployment) -> promote(state, deployment, groups, evaluation()));
  }

  private static Change promote(
      ClusterState state, Deployment deployment, List<String> groups, EvaluationId evaluation) {
    requireKnown(deployment, groups);
    if (!deployment.status().isActive()) {
      return Change.of(List.of(new PromoteDeployment(deployment.id(), groups)));
    }
    DeploymentSteps steps = new DeploymentSteps(state, deployment);
    List<String> meant = new ArrayList<>();
    List<String> unready = new ArrayList<>();
    deployment
        .groups()
        .forEach(
            (group, progress) -> {
              if (progress.awaitsPromotion() && (groups.isEmpty() || groups.contains(group))) {
                meant.add(group);
                unready(group, progress, steps).ifPresent(unready::add);
              }
            });
    if (!unready.isEmpty()) {
      throw new CommandRefusedException(String.join("; ", unready));
    }
    return new Change(steps.promote(meant, evaluation), evaluation, null);
  }

  private static void requireKnown(Deployment deployment, List<String> groups) {
    for (String group : groups) {
      if (!deployment.groups().containsKey(group)) {
        throw new CommandRefusedException(
            "deployment \"%s\" has no task group \"%s\"; it has %s"
                .formatted(
                    deployment.id(), group, String.join(", ", deployment.groups().keySet())));
      }
    }
  }

  private static Optional<String> unready(
      String group, GroupProgress progress, DeploymentSteps steps) {
    int healthy = steps.healthyCanaries(group).size();
    int needed = progress.goal().desiredCanaries();
    return healthy >= needed
        ? Optional.empty()
        : Optional.of(
            "Task group \"%s\" has %d/%d healthy allocations".formatted(group, healthy, needed));
  }

  /**
   * Fails a deployment. Where a group reverts by itself, its job goes back to the last stable
   * version.
   *
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate fail(String actor, DeploymentId id) {
    return change(
        actor,
        id,
        (state, deployment) ->
            deployment.status().isActive()
                ? fail(state, deployment, List.of(), anyReverts(deployment), FAILED_BY_HAND)
                : Change.of(List.of(new FailDeployment(id, FAILED_BY_HAND))));
  }

  private static boolean anyReverts(Deployment deployment) {
    return deployment.groups().values().stream().anyMatch(group -> group.goal().autoRevert());
  }

  private Change fail(
      ClusterState state,
      Deployment deployment,
      List<DecideAllocationHealth> verdicts,
      boolean reverts,
      String reason) {
    DeploymentSteps steps = new DeploymentSteps(state, deployment);
    Rollback rollback = steps.rollback(reverts, reason);
    EvaluationId evaluation = evaluation();
    JobVersion target = rollback.target();
    return new Change(
        steps.fail(verdicts, rollback, evaluation),
        evaluation,
        target == null ? null : target.version());
  }

  /**
   * Holds a deployment where it is.
   *
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate pause(String actor, DeploymentId id) {
    return change(actor, id, (state, deployment) -> Change.of(List.of(new PauseDeployment(id))));
  }

  /**
   * Lets a paused deployment go on.
   *
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate resume(String actor, DeploymentId id) {
    return change(
        actor, id, (state, deployment) -> nextStep(state, deployment, new ResumeDeployment(id)));
  }

  /**
   * Has a deployment looked at again. None waits for those of other regions here, so that is all.
   *
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate unblock(String actor, DeploymentId id) {
    return change(
        actor,
        id,
        (state, deployment) -> {
          requireActive(deployment, "can't unblock terminal deployment");
          return nextStep(state, deployment, null);
        });
  }

  private Change nextStep(ClusterState state, Deployment deployment, @Nullable Command first) {
    EvaluationId evaluation = evaluation();
    List<Command> commands = new ArrayList<>();
    if (first != null) {
      commands.add(first);
    }
    Optional<Command> next = new DeploymentSteps(state, deployment).nextStep(evaluation);
    next.ifPresent(commands::add);
    return new Change(commands, next.isEmpty() ? null : evaluation, null);
  }

  /**
   * Says how allocations of a deployment are. If any is unhealthy, the deployment fails.
   *
   * @throws CommandRefusedException if the deployment is over, or an allocation is none of its
   */
  public DeploymentUpdate setHealth(
      String actor, DeploymentId id, List<AllocationId> healthy, List<AllocationId> unhealthy) {
    return change(
        actor, id, (state, deployment) -> setHealth(state, deployment, healthy, unhealthy));
  }

  private Change setHealth(
      ClusterState state,
      Deployment deployment,
      List<AllocationId> healthy,
      List<AllocationId> unhealthy) {
    if (healthy.isEmpty() && unhealthy.isEmpty()) {
      throw new CommandRefusedException(
          "must specify at least one healthy/unhealthy allocation ID");
    }
    requireActive(deployment, "can't set health of allocations for a terminal deployment");
    List<DecideAllocationHealth> verdicts = new ArrayList<>();
    healthy.forEach(id -> verdicts.add(verdict(state, deployment, id, true)));
    unhealthy.forEach(id -> verdicts.add(verdict(state, deployment, id, false)));
    if (!unhealthy.isEmpty()) {
      boolean reverts =
          unhealthy.stream()
              .flatMap(id -> state.allocation(id).stream())
              .anyMatch(allocation -> reverts(deployment, allocation));
      return fail(state, deployment, verdicts, reverts, DeploymentWatcher.UNHEALTHY);
    }
    EvaluationId evaluation = evaluation();
    List<Command> commands = new ArrayList<>(verdicts);
    Optional<Command> next = new DeploymentSteps(state, deployment).nextStep(evaluation);
    next.ifPresent(commands::add);
    return new Change(commands, next.isEmpty() ? null : evaluation, null);
  }

  private static boolean reverts(Deployment deployment, Allocation allocation) {
    GroupProgress group = deployment.groups().get(allocation.taskGroup());
    return group != null && group.goal().autoRevert();
  }

  private static DecideAllocationHealth verdict(
      ClusterState state, Deployment deployment, AllocationId id, boolean healthy) {
    Allocation allocation =
        state
            .allocation(id)
            .orElseThrow(() -> new CommandRefusedException("unknown alloc \"" + id + "\""));
    if (!deployment.id().equals(allocation.deploymentId())) {
      throw new CommandRefusedException(
          "alloc \"%s\" is not part of deployment \"%s\"".formatted(id, deployment.id()));
    }
    return new DecideAllocationHealth(id, deployment.id(), healthy);
  }

  private static void requireActive(Deployment deployment, String otherwise) {
    if (!deployment.status().isActive()) {
      throw new CommandRefusedException(otherwise + " \"" + deployment.id() + "\"");
    }
  }

  private EvaluationId evaluation() {
    return new EvaluationId(ids.next());
  }

  private DeploymentUpdate change(
      String actor, DeploymentId id, BiFunction<ClusterState, Deployment, Change> decision) {
    Change[] decided = new Change[1];
    ClusterState after =
        ledger.execute(
            actor,
            state -> {
              decided[0] = decision.apply(state, deployment(state, id));
              return decided[0].commands();
            });
    return new DeploymentUpdate(
        decided[0].evaluation(), decided[0].revertedVersion(), deployment(after, id).modifyIndex());
  }

  private static Deployment deployment(ClusterState state, DeploymentId id) {
    return state
        .deployment(id)
        .orElseThrow(() -> new CommandRefusedException("no deployment \"" + id + "\""));
  }

  /**
   * What was decided.
   *
   * @param evaluation the evaluation among the commands, if any
   * @param revertedVersion the version that the job goes back to, if it does
   */
  private record Change(
      List<? extends Command> commands,
      @Nullable EvaluationId evaluation,
      @Nullable Long revertedVersion) {

    static Change of(List<? extends Command> commands) {
      return new Change(commands, null, null);
    }
  }
}
