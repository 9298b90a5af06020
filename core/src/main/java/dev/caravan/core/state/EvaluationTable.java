package dev.caravan.core.state;

import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import java.util.Collection;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The evaluations, and which of them belong to a job or are not over. */
record EvaluationTable(
    PSortedMap<EvaluationId, Evaluation> all,
    ByJob<EvaluationId, Evaluation> byJob,
    PSortedMap<EvaluationId, Evaluation> open) {

  private static final ByJob.Kind<EvaluationId, Evaluation> KIND =
      new ByJob.Kind<>(Evaluation::jobId, Evaluation::id, Evaluation::createIndex);

  static final EvaluationTable EMPTY =
      new EvaluationTable(TreePMap.empty(), ByJob.empty(KIND), TreePMap.empty());

  static EvaluationTable of(Collection<Evaluation> evaluations) {
    EvaluationTable table = EMPTY;
    for (Evaluation evaluation : evaluations) {
      table = table.with(evaluation);
    }
    return table;
  }

  EvaluationTable with(Evaluation evaluation) {
    EvaluationId id = evaluation.id();
    return new EvaluationTable(
        all.plus(id, evaluation),
        byJob.with(evaluation),
        evaluation.status().isTerminal() ? open.minus(id) : open.plus(id, evaluation));
  }

  EvaluationTable without(Evaluation evaluation) {
    EvaluationId id = evaluation.id();
    return new EvaluationTable(all.minus(id), byJob.without(evaluation), open.minus(id));
  }

  /** Oldest first. */
  List<Evaluation> of(JobId job) {
    return byJob.of(job);
  }
}
