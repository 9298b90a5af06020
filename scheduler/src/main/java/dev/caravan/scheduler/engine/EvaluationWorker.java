package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CancelEvaluation;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.FailEvaluation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.PlanCheck;
import dev.caravan.scheduler.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works an evaluation off: plans on a snapshot, then applies the plan to the newest state. */
final class EvaluationWorker {
  private static final Logger log = LoggerFactory.getLogger(EvaluationWorker.class);
  private static final int ATTEMPTS = 5;

  private final Ledger ledger;
  private final IdSource ids;

  EvaluationWorker(Ledger ledger, IdSource ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /** Afterwards the evaluation is not pending any more. */
  void work(EvaluationId id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!isPending(ledger.state(), id) || tryOnce(id)) {
        return;
      }
    }
    fail(id, "maximum attempts reached (" + ATTEMPTS + ")");
  }

  private boolean tryOnce(EvaluationId id) {
    ClusterState snapshot = ledger.state();
    Evaluation evaluation = snapshot.evaluation(id).orElseThrow();
    Plan plan;
    try {
      plan = Planner.plan(snapshot, evaluation.jobId(), ids);
    } catch (RuntimeException e) {
      // One job that cannot be planned must not keep the others from being worked on.
      log.error("evaluation {} of job {} could not be planned", id, evaluation.jobId(), e);
      fail(id, "planning failed: " + e);
      return true;
    }
    ClusterState after =
        ledger.execute(
            Actors.SCHEDULER,
            newest ->
                PlanCheck.holds(plan, newest) ? commands(plan, evaluation, newest) : List.of());
    return !isPending(after, id);
  }

  private void fail(EvaluationId id, String reason) {
    ledger.execute(
        Actors.SCHEDULER,
        state -> isPending(state, id) ? List.of(new FailEvaluation(id, reason)) : List.of());
  }

  private static boolean isPending(ClusterState state, EvaluationId id) {
    return state
        .evaluation(id)
        .map(evaluation -> evaluation.status() == Evaluation.Status.PENDING)
        .orElse(false);
  }

  private List<Command> commands(Plan plan, Evaluation evaluation, ClusterState newest) {
    List<Command> commands = new ArrayList<>(PlanCommands.of(plan, evaluation.id()));
    EvaluationId blocked = plan.isComplete() ? null : new EvaluationId(ids.next());
    commands.addAll(cancelBlocked(evaluation, newest));
    commands.add(
        new CompleteEvaluation(
            evaluation.id(),
            deployment(plan, newest),
            blocked,
            plan.queuedAllocations(),
            plan.failedPlacements()));
    if (blocked != null) {
      commands.add(blockedEvaluation(blocked, evaluation, plan));
    }
    return commands;
  }

  /** What waited for room is either placed now, or waits anew with this evaluation's reasons. */
  private static List<CancelEvaluation> cancelBlocked(Evaluation evaluation, ClusterState newest) {
    return newest.openEvaluations().stream()
        .filter(other -> other.jobId().equals(evaluation.jobId()))
        .filter(other -> other.status() == Evaluation.Status.BLOCKED)
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

  private static CreateEvaluation blockedEvaluation(EvaluationId id, Evaluation cause, Plan plan) {
    return new CreateEvaluation(
        id,
        cause.jobId(),
        cause.type(),
        cause.priority(),
        Evaluation.Trigger.QUEUED_ALLOCS,
        cause.jobModifyIndex(),
        true,
        null,
        cause.id(),
        plan.failedPlacements());
  }
}
