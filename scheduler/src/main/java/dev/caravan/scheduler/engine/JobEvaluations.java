package dev.caravan.scheduler.engine;

import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobId;
import dev.caravan.core.state.ClusterState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for evaluations of jobs for one reason: one of each job, however often it is named. */
final class JobEvaluations {
  private final ClusterState state;
  private final Evaluation.Trigger trigger;
  private final IdSource ids;
  private final Map<JobId, CreateEvaluation> asked = new LinkedHashMap<>();

  JobEvaluations(ClusterState state, Evaluation.Trigger trigger, IdSource ids) {
    this.state = state;
    this.trigger = trigger;
    this.ids = ids;
  }

  /** Asks for one, unless the job was purged: nothing is left to decide then. */
  void of(JobId id) {
    state
        .job(id)
        .ifPresent(
            job ->
                asked.computeIfAbsent(
                    id,
                    any ->
                        PendingEvaluation.of(
                            new EvaluationId(ids.next()), job.job(), job.modifyIndex(), trigger)));
  }

  /** In the order in which they were asked for. */
  List<CreateEvaluation> commands() {
    return List.copyOf(asked.values());
  }
}
