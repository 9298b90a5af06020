package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.DelayEvaluation;
import dev.caravan.core.command.EvaluationCommand.FailEvaluation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows an evaluation for which no plan could be made: another one, later. Each one in a row
 * waits twice as long as the one before, from a minute on. Nomad waits for between one and six
 * minutes, by chance.
 */
final class FailedPlanning {
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);

  private static final String FAILED = "planning failed; what the scheduler logged says why";
  private static final String RETRIED = "created for an evaluation that failed";

  private FailedPlanning() {}

  static List<Command> commands(Evaluation failed, ClusterState state, Instant now, IdSource ids) {
    EvaluationId next = new EvaluationId(ids.next());
    return List.of(
        new FailEvaluation(failed.id(), FAILED),
        new CreateEvaluation(
            next,
            failed.jobId(),
            failed.type(),
            failed.priority(),
            Trigger.FAILED_FOLLOW_UP,
            failed.jobModifyIndex(),
            false,
            failed.deploymentId(),
            failed.id(),
            Map.of()),
        new DelayEvaluation(next, now.plus(wait(failed, state)), RETRIED));
  }

  private static Duration wait(Evaluation failed, ClusterState state) {
    Duration wait = FIRST_WAIT;
    Optional<Evaluation> one = Optional.of(failed);
    while (one.filter(FailedPlanning::isRetry).isPresent() && wait.compareTo(LONGEST_WAIT) < 0) {
      wait = wait.multipliedBy(2);
      one = one.map(Evaluation::previousEvaluation).flatMap(state::evaluation);
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static boolean isRetry(Evaluation evaluation) {
    return evaluation.trigger() == Trigger.FAILED_FOLLOW_UP;
  }
}
