package dev.caravan.core.state;

import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The evaluations, and which of them belong to a job or are not over. */
record EvaluationTable(
    PSortedMap<EvaluationId, Evaluation> all,
    Index<JobId, EvaluationId> byJob,
    PSortedMap<EvaluationId, Evaluation> open) {

  static final EvaluationTable EMPTY =
      new EvaluationTable(TreePMap.empty(), Index.empty(), TreePMap.empty());

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
        byJob.plus(evaluation.jobId(), id),
        evaluation.status().isTerminal() ? open.minus(id) : open.plus(id, evaluation));
  }

  EvaluationTable without(Evaluation evaluation) {
    EvaluationId id = evaluation.id();
    return new EvaluationTable(all.minus(id), byJob.minus(evaluation.jobId(), id), open.minus(id));
  }

  /** Oldest first, by the log: ids may lag behind. */
  List<Evaluation> of(JobId job) {
    return byJob.of(job).stream()
        .map(all::get)
        .sorted(Comparator.comparingLong(Evaluation::createIndex))
        .toList();
  }
}
