package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.EvaluationCommand.UnblockEvaluation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Node;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.plan.StartGate;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Wakes evaluations that wait for room, once room came that they can use, and those that were held
 * until something has happened. Those that wait for room are tried on a copy first, so that the log
 * is not filled with attempts in vain.
 */
final class BlockedEvaluations {
  private final Ledger ledger;
  private final Clock clock;
  private final PlacementOptions options;

  /**
   * Up to which capacity each was tried in vain. One that is not here is tried in any case: room
   * may have come while the plan that it follows from was made.
   */
  private final Map<EvaluationId, Long> triedInVain = new HashMap<>();

  BlockedEvaluations(Ledger ledger, Clock clock, PlacementOptions options) {
    this.ledger = ledger;
    this.clock = clock;
    this.options = options;
  }

  /** Wakes one of them; tells whether there was one to wake. */
  boolean wakeOne() {
    ClusterState state = ledger.state();
    StartGate gate = new StartGate(state);
    triedInVain.keySet().removeIf(id -> !isBlocked(state, id));
    for (Evaluation evaluation : state.openEvaluations()) {
      if (evaluation.status() == Evaluation.Status.BLOCKED && mayBeDue(evaluation, state)) {
        if (isHeld(evaluation, state, gate)) {
          continue;
        }
        if (evaluation.waitsFor() != null
            || waitsInVain(evaluation, state)
            || getsOn(evaluation, state)) {
          wake(evaluation.id());
          return true;
        }
        triedInVain.put(evaluation.id(), state.capacityPosition());
      }
    }
    return false;
  }

  private boolean mayBeDue(Evaluation evaluation, ClusterState state) {
    return hasNewRoom(evaluation, state) || waitsInVain(evaluation, state);
  }

  /** Whether what has to happen before anything of its job is placed has not happened yet. */
  private static boolean isHeld(Evaluation evaluation, ClusterState state, StartGate gate) {
    return state.job(evaluation.jobId()).flatMap(gate::waitsFor).isPresent();
  }

  /** Whether an evaluation waits for a node that is given nothing more. */
  private static boolean waitsInVain(Evaluation evaluation, ClusterState state) {
    return evaluation.nodeId() != null
        && state.node(evaluation.nodeId()).filter(Node::acceptsPlacements).isEmpty();
  }

  private boolean hasNewRoom(Evaluation evaluation, ClusterState state) {
    Long known = triedInVain.get(evaluation.id());
    return known == null || state.capacityPosition() > known;
  }

  private boolean getsOn(Evaluation evaluation, ClusterState state) {
    Plan plan =
        Planner.plan(
            state, evaluation.jobId(), evaluation.id(), clock.instant(), new DryRunIds(), options);
    boolean places =
        plan.placements().stream()
            .map(placement -> placement.node().id())
            .anyMatch(node -> evaluation.nodeId() == null || evaluation.nodeId().equals(node));
    // If the clock went back, what was due is to wait for its time again, with its follow-up.
    return places || !plan.followUps().isEmpty();
  }

  private void wake(EvaluationId id) {
    ledger.execute(
        Actors.SCHEDULER,
        newest -> isBlocked(newest, id) ? List.of(new UnblockEvaluation(id)) : List.of());
  }

  private static boolean isBlocked(ClusterState state, EvaluationId id) {
    return state
        .evaluation(id)
        .map(evaluation -> evaluation.status() == Evaluation.Status.BLOCKED)
        .orElse(false);
  }
}
