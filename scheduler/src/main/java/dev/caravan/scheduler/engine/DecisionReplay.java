package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.lifecycle.Decision;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.Decisions;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.ArrayList;
import java.util.List;

/** Makes a decision of the scheduler once more, from what it was made on. */
public final class DecisionReplay {
  private DecisionReplay() {}

  /**
   * The events by which an evaluation is worked off.
   *
   * @param snapshot the state that the plan is made on
   * @param newest the state that the plan is applied to
   * @param ids the ids that it gives out, in the order of the log
   */
  public static List<Event> events(
      ClusterState snapshot,
      ClusterState newest,
      EvaluationId evaluation,
      PlanBasis basis,
      IdSource ids) {
    Evaluation worked = newest.evaluation(evaluation).orElseThrow();
    // The algorithm is the one that the state says.
    PlacementOptions options =
        new PlacementOptions(SchedulerAlgorithm.BINPACK, basis.jobAntiAffinity());
    Plan plan = Planner.plan(snapshot, worked.jobId(), evaluation, basis.now(), ids, options);
    return carryOut(EvaluationCommands.of(plan, worked, newest, ids), newest, basis);
  }

  private static List<Event> carryOut(
      List<Command> commands, ClusterState newest, PlanBasis basis) {
    List<Event> events = new ArrayList<>();
    ClusterState state = newest;
    for (Command command : commands) {
      for (Event event : accepted(Decisions.of(state, command))) {
        events.add(event);
        state = DryRun.after(state, "decided again", event, basis.now());
      }
    }
    return events;
  }

  private static List<Event> accepted(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      throw new IllegalStateException("refused when decided again: " + refused.message());
    }
    return ((Decision.Accepted) decision).events();
  }
}
