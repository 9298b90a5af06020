package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CancelEvaluation;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.FailEvaluation;
import dev.caravan.core.command.EvaluationCommand.HoldEvaluation;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.PlanCheck;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works an evaluation off: plans on a snapshot, then applies the plan to the newest state. */
final class EvaluationWorker {
  private static final Logger log = LoggerFactory.getLogger(EvaluationWorker.class);

  /** How often a plan is made without holding up the others, before one is made that does. */
  private static final int ATTEMPTS = 5;

  private static final String PLANNING_FAILED =
      "planning failed; what the scheduler logged says why";

  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final PlacementOptions options;

  EvaluationWorker(Ledger ledger, Clock clock, IdSource ids, PlacementOptions options) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.options = options;
  }

  /** Afterwards the evaluation is not pending any more. */
  void work(EvaluationId id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!isPending(ledger.state(), id) || planAhead(id)) {
        return;
      }
    }
    // The state changes faster than plans are made: make one while nothing can change.
    ledger.execute(
        Actors.SCHEDULER,
        newest ->
            isPending(newest, id)
                ? commands(plan(evaluation(newest, id), newest), newest, id)
                : List.of());
  }

  /** Plans without holding up the others; tells whether the plan could still be applied. */
  private boolean planAhead(EvaluationId id) {
    ClusterState snapshot = ledger.state();
    Optional<Plan> plan = plan(evaluation(snapshot, id), snapshot);
    ClusterState after =
        ledger.execute(
            Actors.SCHEDULER,
            newest ->
                plan.map(made -> PlanCheck.holds(made, newest)).orElse(true)
                    ? commands(plan, newest, id)
                    : List.of());
    return !isPending(after, id);
  }

  /** Empty if the planner failed: one such job must not keep the others from being worked on. */
  private Optional<Plan> plan(Evaluation evaluation, ClusterState state) {
    try {
      return Optional.of(
          Planner.plan(state, evaluation.jobId(), evaluation.id(), clock.instant(), ids, options));
    } catch (RuntimeException e) {
      log.error("{} of {} could not be planned", evaluation.id(), evaluation.jobId(), e);
      return Optional.empty();
    }
  }

  private List<Command> commands(Optional<Plan> plan, ClusterState newest, EvaluationId id) {
    return plan.map(made -> commands(made, evaluation(newest, id), newest))
        .orElseGet(() -> List.of(new FailEvaluation(id, PLANNING_FAILED)));
  }

  private static Evaluation evaluation(ClusterState state, EvaluationId id) {
    return state.evaluation(id).orElseThrow();
  }

  private static boolean isPending(ClusterState state, EvaluationId id) {
    return state
        .evaluation(id)
        .map(evaluation -> evaluation.status() == Evaluation.Status.PENDING)
        .orElse(false);
  }

  private List<Command> commands(Plan plan, Evaluation evaluation, ClusterState newest) {
    List<Command> commands = new ArrayList<>(PlanCommands.of(plan, evaluation));
    RoomWaits waits = new RoomWaits(plan, evaluation, newest, ids);
    commands.addAll(cancelOthers(evaluation, newest, waits));
    if (plan.waitsFor() != null) {
      commands.add(new HoldEvaluation(evaluation.id(), plan.waitsFor()));
      return commands;
    }
    commands.add(
        new CompleteEvaluation(
            evaluation.id(),
            deployment(plan, newest),
            waits.ofJob(),
            plan.queuedAllocations(),
            plan.failedPlacements()));
    commands.addAll(waits.commands());
    commands.addAll(preemptedJobs(plan, newest));
    return commands;
  }

  /** Jobs that give way are looked at at once: there may be room elsewhere. */
  private List<CreateEvaluation> preemptedJobs(Plan plan, ClusterState newest) {
    JobEvaluations evaluations = new JobEvaluations(newest, Evaluation.Trigger.PREEMPTION, ids);
    plan.placements().stream()
        .flatMap(placement -> placement.preempted().stream())
        .map(Allocation::jobId)
        .forEach(evaluations::of);
    return evaluations.commands();
  }

  /**
   * What waited for room is either placed now, or waits anew with this evaluation's reasons. Once a
   * job is stopped, nothing is left to be replaced later.
   */
  private static List<CancelEvaluation> cancelOthers(
      Evaluation evaluation, ClusterState newest, RoomWaits waits) {
    boolean runs = newest.job(evaluation.jobId()).filter(job -> !job.stopped()).isPresent();
    return newest.openEvaluations().stream()
        .filter(other -> other.jobId().equals(evaluation.jobId()))
        .filter(other -> !other.id().equals(evaluation.id()) && !waits.keep(other))
        .filter(
            other ->
                other.status() == Evaluation.Status.BLOCKED || (!runs && other.waitUntil() != null))
        .map(
            other ->
                new CancelEvaluation(
                    other.id(), "evaluation \"" + evaluation.id() + "\" successful"))
        .toList();
  }

  private static @Nullable DeploymentId deployment(Plan plan, ClusterState newest) {
    return plan.newDeployment() != null
        ? plan.newDeployment().id()
        : newest.latestDeployment(plan.jobId()).map(Deployment::id).orElse(null);
  }
}
