package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.AllocationCommand.NoteTaskEvents;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Watches the deployments that go on: decides the health of their allocations, fails those that
 * make no progress, promotes canaries where that was asked for, and asks for the evaluation that
 * takes the next step. Pure but for the ids.
 */
final class DeploymentWatcher implements Watcher {
  private static final String NO_PROGRESS = "Failed due to progress deadline";
  static final String UNHEALTHY = "Failed due to unhealthy allocations";

  private final ClusterState state;
  private final Instant now;
  private final QuietDeployments quiet;

  /**
   * Looks at one state, at one time.
   *
   * @param quiet what was found out when earlier states were looked at
   */
  DeploymentWatcher(ClusterState state, Instant now, QuietDeployments quiet) {
    this.state = state;
    this.now = now;
    this.quiet = quiet;
  }

  @Override
  public boolean isDue() {
    return state.activeDeployments().stream().anyMatch(this::isDue);
  }

  /** What is due now, of the first deployment of which anything is. */
  @Override
  public List<Command> due(IdSource ids) {
    return state.activeDeployments().stream()
        .filter(this::isDue)
        .findFirst()
        .map(deployment -> step(deployment, new EvaluationId(ids.next())))
        .orElse(List.of());
  }

  /**
   * When to look again if nothing happens; empty if there is nothing to wait for. What has become
   * due just now, since it was last looked for, is not to be waited for either.
   */
  @Override
  public Optional<Instant> lookAgainAt() {
    if (isDue()) {
      return Optional.of(now);
    }
    quiet.forgetEnded(state);
    return state.activeDeployments().stream()
        .map(deployment -> quiet.until(state, deployment))
        .min(Instant::compareTo)
        .filter(until -> until.isBefore(Instant.MAX));
  }

  private boolean isDue(Deployment deployment) {
    if (quiet.until(state, deployment).isAfter(now)) {
      return false;
    }
    boolean due =
        !verdicts(deployment).isEmpty()
            || isOverdue(deployment)
            || isToBePromoted(deployment)
            || mayBeComplete(deployment);
    if (!due) {
      quiet.note(state, deployment, nextTime(deployment));
    }
    return due;
  }

  /** When something will be due if nothing happens; the end of time if nothing will. */
  private Instant nextTime(Deployment deployment) {
    return Stream.concat(verdictTimes(deployment), deadlines(deployment))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private List<Command> step(Deployment deployment, EvaluationId evaluation) {
    DeploymentSteps steps = new DeploymentSteps(state, deployment);
    List<DecideAllocationHealth> verdicts = verdicts(deployment);
    List<GroupProgress> givenUp = givenUp(deployment, verdicts);
    if (!givenUp.isEmpty()) {
      return steps.fail(
          news(deployment, verdicts), steps.rollback(anyReverts(givenUp), UNHEALTHY), evaluation);
    }
    if (!verdicts.isEmpty()) {
      List<Command> commands = news(deployment, verdicts);
      steps.nextStep(evaluation).ifPresent(commands::add);
      return commands;
    }
    // Only if no news came at the same instant: a new healthy allocation moves the deadline.
    if (isOverdue(deployment)) {
      boolean reverts = anyReverts(unfinished(deployment).toList());
      return steps.fail(List.of(), steps.rollback(reverts, NO_PROGRESS), evaluation);
    }
    if (isToBePromoted(deployment)) {
      return steps.promote(List.copyOf(awaitingPromotion(deployment).keySet()), evaluation);
    }
    return steps.nextStep(evaluation).stream().toList();
  }

  private List<DecideAllocationHealth> verdicts(Deployment deployment) {
    List<DecideAllocationHealth> verdicts = new ArrayList<>();
    for (Allocation allocation : undecided(deployment)) {
      Boolean healthy = judge(deployment, allocation).healthy();
      if (healthy != null) {
        verdicts.add(new DecideAllocationHealth(allocation.id(), deployment.id(), healthy));
      }
    }
    return verdicts;
  }

  /** The verdicts, with what is to be said of tasks that are to blame. */
  private List<Command> news(Deployment deployment, List<DecideAllocationHealth> verdicts) {
    List<Command> news = new ArrayList<>(verdicts);
    for (DecideAllocationHealth verdict : verdicts) {
      Allocation allocation = state.allocation(verdict.allocationId()).orElseThrow();
      Map<String, TaskEvent> blame = new TreeMap<>();
      reasons(deployment, allocation)
          .forEach(
              (task, reason) ->
                  blame.put(task, TaskEvent.of(TaskEvent.Type.ALLOC_UNHEALTHY, now, reason)));
      if (!verdict.healthy() && !blame.isEmpty()) {
        news.add(new NoteTaskEvents(allocation.id(), blame));
      }
    }
    return news;
  }

  private Map<String, String> reasons(Deployment deployment, Allocation allocation) {
    TaskGroup group = group(allocation).orElseThrow();
    UpdateStrategy update = Objects.requireNonNull(group.update());
    Instant deadline = joined(deployment, allocation).plus(update.healthyDeadline());
    return HealthRules.reasons(allocation, HealthTerms.of(update, group), group.roles(), deadline);
  }

  /** The groups that do not wait for progress once one of their allocations is unhealthy. */
  private List<GroupProgress> givenUp(
      Deployment deployment, List<DecideAllocationHealth> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.healthy())
        .flatMap(verdict -> state.allocation(verdict.allocationId()).stream())
        .flatMap(one -> Optional.ofNullable(deployment.groups().get(one.taskGroup())).stream())
        .filter(group -> group.goal().progressDeadline().isZero())
        .toList();
  }

  private static boolean anyReverts(List<GroupProgress> groups) {
    return groups.stream().anyMatch(group -> group.goal().autoRevert());
  }

  /** All groups with canaries are promoted together, once all of them may be. */
  private boolean isToBePromoted(Deployment deployment) {
    DeploymentSteps steps = new DeploymentSteps(state, deployment);
    Map<String, GroupProgress> awaiting = awaitingPromotion(deployment);
    return deployment.status() == Deployment.Status.RUNNING
        && !awaiting.isEmpty()
        && deployment.isAutoPromoted()
        && awaiting.entrySet().stream()
            .allMatch(
                group ->
                    steps.healthyCanaries(group.getKey()).size()
                        >= group.getValue().goal().desiredCanaries());
  }

  /**
   * Whether the last thing that a deployment waited for was a placement: nothing was found out
   * about it since, which would have asked for the evaluation that ends the deployment.
   */
  private boolean mayBeComplete(Deployment deployment) {
    return deployment.status() == Deployment.Status.RUNNING
        && deployment.groups().values().stream()
            .allMatch(group -> group.hasEnoughHealthy() && !group.awaitsPromotion())
        && newestPlacement(deployment) > newestStep(deployment);
  }

  private long newestPlacement(Deployment deployment) {
    return state.allocationsOf(deployment.jobId()).stream()
        .filter(allocation -> deployment.id().equals(allocation.deploymentId()))
        .mapToLong(Allocation::createIndex)
        .max()
        .orElse(0);
  }

  private long newestStep(Deployment deployment) {
    return state.evaluationsOf(deployment.jobId()).stream()
        .filter(evaluation -> evaluation.trigger() == Evaluation.Trigger.DEPLOYMENT_WATCHER)
        .mapToLong(Evaluation::createIndex)
        .max()
        .orElse(0);
  }

  private static Map<String, GroupProgress> awaitingPromotion(Deployment deployment) {
    Map<String, GroupProgress> awaiting = new LinkedHashMap<>(deployment.groups());
    awaiting.values().removeIf(group -> !group.awaitsPromotion());
    return awaiting;
  }

  private List<Allocation> undecided(Deployment deployment) {
    return state.allocationsOf(deployment.jobId()).stream()
        .filter(allocation -> deployment.id().equals(allocation.deploymentId()))
        .filter(allocation -> allocation.healthy() == null)
        .toList();
  }

  private HealthRules.Verdict judge(Deployment deployment, Allocation allocation) {
    return group(allocation)
        .filter(group -> group.update() != null)
        .map(
            group ->
                HealthRules.judge(
                    allocation,
                    HealthTerms.of(Objects.requireNonNull(group.update()), group),
                    group.roles(),
                    joined(deployment, allocation),
                    now))
        .orElse(new HealthRules.Verdict(null, null));
  }

  private Optional<TaskGroup> group(Allocation allocation) {
    return state.declarationOf(allocation).flatMap(job -> job.taskGroup(allocation.taskGroup()));
  }

  /** When an allocation became part of its deployment. */
  private static Instant joined(Deployment deployment, Allocation allocation) {
    return allocation.createdAt().isAfter(deployment.createdAt())
        ? allocation.createdAt()
        : deployment.createdAt();
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
    return unfinished(deployment)
        .filter(group -> deployment.status() == Deployment.Status.RUNNING)
        .flatMap(group -> Optional.ofNullable(group.requireProgressBy()).stream());
  }

  /** Canaries that only have to be promoted are waited for without end. */
  private static Stream<GroupProgress> unfinished(Deployment deployment) {
    return deployment.groups().values().stream().filter(group -> !group.hasEnoughHealthy());
  }
}
