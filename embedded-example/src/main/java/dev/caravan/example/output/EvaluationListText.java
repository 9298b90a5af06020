package dev.caravan.example.output;

import dev.caravan.example.api.Evaluation;
import java.util.List;

/** Evaluations as a table, in the order given. */
public final class EvaluationListText {
  private EvaluationListText() {}

  /** As {@code eval list} prints them. */
  public static String render(List<Evaluation> evaluations, View view) {
    if (evaluations.isEmpty()) {
      return "No evals found";
    }
    Table table =
        Table.of(
            "ID", "Priority", "Triggered By", "Job ID", "Node ID", "Status", "Placement Failures");
    for (Evaluation evaluation : evaluations) {
      table.row(
          view.id(evaluation.id()),
          evaluation.priority(),
          evaluation.triggeredBy(),
          evaluation.jobId(),
          view.id(evaluation.nodeId()),
          evaluation.status(),
          failures(evaluation));
    }
    return table.render();
  }

  /** As the status of their job shows them. */
  static String ofJob(List<Evaluation> evaluations, View view) {
    Table table = Table.of("ID", "Priority", "Triggered By", "Status", "Placement Failures");
    for (Evaluation evaluation : evaluations) {
      table.row(
          view.id(evaluation.id()),
          evaluation.priority(),
          evaluation.triggeredBy(),
          evaluation.status(),
          failures(evaluation));
    }
    return table.render();
  }

  /** Whether there were any; one that is blocked has not come to its end. */
  static String failures(Evaluation evaluation) {
    return evaluation.status().equals("blocked")
        ? "N/A - In Progress"
        : String.valueOf(!evaluation.failedPlacements().isEmpty());
  }
}
