package dev.caravan.example.output;

import dev.caravan.example.api.Evaluation;

/** An evaluation as {@code eval status} prints it. */
public final class EvaluationStatusText {
  private EvaluationStatusText() {}

  /** The whole status. */
  public static String render(Evaluation evaluation, View view) {
    String header = header(evaluation, view);
    if (evaluation.failedPlacements().isEmpty()) {
      return header;
    }
    String failures =
        header
            + "\n\n"
            + view.heading("Failed Placements")
            + "\n"
            + PlacementFailureText.counted(evaluation.failedPlacements(), "")
            + "\n\n";
    return evaluation.blockedEval().isEmpty()
        ? failures.stripTrailing() + "\n"
        : failures
            + "Evaluation \"%s\" waiting for additional capacity to place remainder"
                .formatted(view.id(evaluation.blockedEval()));
  }

  private static String header(Evaluation evaluation, View view) {
    String description = evaluation.statusDescription();
    KeyValues header =
        new KeyValues()
            .with("ID", view.id(evaluation.id()))
            .with("Create Time", view.time(evaluation.createTime()))
            .with("Modify Time", view.time(evaluation.modifyTime()))
            .with("Status", evaluation.status())
            .with("Status Description", description.isEmpty() ? evaluation.status() : description)
            .with("Type", evaluation.type())
            .with("TriggeredBy", evaluation.triggeredBy());
    addCause(header, evaluation, view);
    header
        .with("Priority", evaluation.priority())
        .with("Placement Failures", EvaluationListText.failures(evaluation));
    if (evaluation.waitUntil() != null) {
      header.with("Wait Until", view.time(evaluation.waitUntil()));
    }
    if (view.verbose()) {
      header
          .with("Previous Eval", evaluation.previousEval())
          .with("Next Eval", evaluation.nextEval())
          .with("Blocked Eval", evaluation.blockedEval());
    }
    return header.render();
  }

  private static void addCause(KeyValues header, Evaluation evaluation, View view) {
    switch (evaluation.triggeredBy()) {
      case "job-register",
          "job-deregister",
          "periodic-job",
          "rolling-update",
          "deployment-watcher" ->
          header.with("Job ID", evaluation.jobId());
      case "node-update" -> header.with("Node ID", view.id(evaluation.nodeId()));
      case "max-plan-attempts" -> header.with("Previous Eval", view.id(evaluation.previousEval()));
      default -> {}
    }
  }
}
