package dev.caravan.example.output;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;

/** What {@code job run} prints while it watches an evaluation, line by line. */
public final class EvaluationMonitorText {
  private static final String HEADLINE = "==> ";
  private static final String INDENT = "    ";

  private EvaluationMonitorText() {}

  /** Watching begins. */
  public static String monitoring(EvaluationId evaluation) {
    return HEADLINE + "Monitoring evaluation \"" + evaluation.shortId() + "\"";
  }

  /** The evaluation was asked for, on behalf of this job. */
  public static String triggered(JobId job) {
    return INDENT + "Evaluation triggered by job \"" + job.value() + "\"";
  }

  /** The evaluation works for a deployment. */
  public static String withinDeployment(DeploymentId deployment) {
    return INDENT + "Evaluation within deployment: \"" + deployment.shortId() + "\"";
  }

  /** The evaluation placed an allocation. */
  public static String allocationCreated(Allocation allocation) {
    return allocation(allocation, "created");
  }

  /** The evaluation changed an allocation that there was. */
  public static String allocationModified(Allocation allocation) {
    return allocation(allocation, "modified");
  }

  private static String allocation(Allocation allocation, String what) {
    return INDENT
        + "Allocation \"%s\" %s: node \"%s\", group \"%s\""
            .formatted(
                allocation.id().shortId(),
                what,
                allocation.nodeId().shortId(),
                allocation.taskGroup());
  }

  /** A node told something new of an allocation of the evaluation. */
  public static String allocationStatusChanged(Allocation allocation, ClientStatus before) {
    String change =
        "Allocation \"%s\" status changed: \"%s\" -> \"%s\""
            .formatted(allocation.id().shortId(), before.word(), allocation.clientStatus().word());
    String description = allocation.clientDescription();
    return INDENT + (description.isEmpty() ? change : change + " (" + description + ")");
  }

  /** The evaluation itself went on. */
  public static String statusChanged(Evaluation.Status before, Evaluation.Status after) {
    return INDENT
        + "Evaluation status changed: \"%s\" -> \"%s\"".formatted(before.word(), after.word());
  }

  /** The evaluation is over: how, and what it could not place. */
  public static String finished(Evaluation evaluation) {
    String end =
        HEADLINE
            + "Evaluation \"%s\" finished with status \"%s\""
                .formatted(evaluation.id().shortId(), evaluation.status().word());
    if (evaluation.failedPlacements().isEmpty()) {
      return end;
    }
    String failures =
        end
            + " but failed to place all allocations:\n"
            + PlacementFailureText.counted(evaluation.failedPlacements(), INDENT)
                .replace("\n\n", "\n");
    EvaluationId blocked = evaluation.blockedEvaluation();
    return blocked == null ? failures : failures + "\n" + waiting(blocked);
  }

  private static String waiting(EvaluationId blocked) {
    return INDENT
        + "Evaluation \"%s\" waiting for additional capacity to place remainder"
            .formatted(blocked.shortId());
  }
}
