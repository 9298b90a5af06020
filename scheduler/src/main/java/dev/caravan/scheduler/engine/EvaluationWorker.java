package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.PlanCheck;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works an evaluation off: plans on a snapshot, then applies the plan to the newest state. */
final class EvaluationWorker {
  private static final Logger log = LoggerFactory.getLogger(EvaluationWorker.class);

  /** How often a plan is made without holding up the others, before one is made that does. */
  private static final int ATTEMPTS = 5;

  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final PlacementOptions options;
  private final PlanTimes times = new PlanTimes();

  EvaluationWorker(Ledger ledger, Clock clock, IdSource ids, PlacementOptions options) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.options = options;
  }

  PlanTimes times() {
    return times;
  }

  /** Afterwards the evaluation is not pending any more. */
  void work(EvaluationId id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!isPending(ledger.state(), id) || planAhead(id)) {
        return;
      }
    }
    // The state changes faster than plans are made: make one while nothing can change.
    Instant now = clock.instant();
    ledger.execute(
        planner(evaluation(ledger.state(), id), PlanBasis.RIGHT_BEFORE, now),
        newest ->
            isPending(newest, id)
                ? commands(plan(evaluation(newest, id), newest, now), newest, id, now)
                : List.of());
  }

  /** Plans without holding up the others; tells whether the plan could still be applied. */
  private boolean planAhead(EvaluationId id) {
    ClusterState snapshot = ledger.state();
    Evaluation evaluation = evaluation(snapshot, id);
    Instant now = clock.instant();
    Optional<Plan> plan = plan(evaluation, snapshot, now);
    ClusterState after =
        ledger.execute(
            planner(evaluation, snapshot.position(), now),
            newest ->
                plan.map(made -> PlanCheck.holds(made, newest)).orElse(true)
                    ? commands(plan, newest, id, now)
                    : List.of());
    return !isPending(after, id);
  }

  /** Notes with the events what it takes to make the plan again. */
  private Requester planner(Evaluation evaluation, long position, Instant now) {
    return Requester.planner(
        evaluation.modifyIndex(), new PlanBasis(position, now, options.jobAntiAffinity()));
  }

  /** Empty if the planner failed: one such job must not keep the others from being worked on. */
  private Optional<Plan> plan(Evaluation evaluation, ClusterState state, Instant now) {
    try {
      return Optional.of(
          times.measure(
              () -> Planner.plan(state, evaluation.jobId(), evaluation.id(), now, ids, options)));
    } catch (RuntimeException e) {
      log.error("{} of {} could not be planned", evaluation.id(), evaluation.jobId(), e);
      return Optional.empty();
    }
  }

  private List<Command> commands(
      Optional<Plan> plan, ClusterState newest, EvaluationId id, Instant now) {
    Evaluation evaluation = evaluation(newest, id);
    return plan.map(made -> EvaluationCommands.of(made, evaluation, newest, ids))
        .orElseGet(() -> FailedPlanning.commands(evaluation, newest, now, ids));
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
}
