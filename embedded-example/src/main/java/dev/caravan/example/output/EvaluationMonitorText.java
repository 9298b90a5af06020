package dev.caravan.example.output;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.scheduler.EvaluationProgress;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.AllocationModified;
import dev.caravan.scheduler.EvaluationProgress.AllocationStatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.PlacementFailed;
import dev.caravan.scheduler.EvaluationProgress.StatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import java.util.Optional;

/** What {@code job run} prints while it watches an evaluation, line by line. */
public final class EvaluationMonitorText {
  private static final String HEADLINE = "==> ";
  private static final String INDENT = "    ";

  private EvaluationMonitorText() {}

  /** What there is to print of a piece of news; empty if it is told with a later one. */
  public static Optional<String> render(EvaluationProgress progress) {
    if (progress instanceof PlacementFailed) {
      // The end of the evaluation tells all failures together.
      return Optional.empty();
    }
    if (progress instanceof Triggered triggered) {
      return Optional.of(triggered(triggered));
    }
    if (progress instanceof Finished finished) {
      return Optional.of(finished(finished.evaluation()));
    }
    return Optional.of(INDENT + detail(progress));
  }

  /** Nomad says so each time it looks; at its first look nothing has been decided. */
  private static String triggered(Triggered triggered) {
    String monitoring =
        HEADLINE + "Monitoring evaluation \"%s\"".formatted(triggered.evaluation().id().shortId());
    String cause = "Evaluation triggered by job \"%s\"".formatted(triggered.jobId().value());
    return monitoring + "\n" + INDENT + cause + "\n" + monitoring;
  }

  private static String detail(EvaluationProgress progress) {
    if (progress instanceof WithinDeployment within) {
      return "Evaluation within deployment: \"%s\"".formatted(within.deploymentId().shortId());
    }
    if (progress instanceof AllocationCreated created) {
      return allocation(created.allocation(), "created");
    }
    if (progress instanceof AllocationModified modified) {
      return allocation(modified.allocation(), "modified");
    }
    if (progress instanceof AllocationStatusChanged changed) {
      return statusChanged(changed.allocation(), changed.before());
    }
    StatusChanged changed = (StatusChanged) progress;
    return "Evaluation status changed: \"%s\" -> \"%s\""
        .formatted(changed.before().word(), changed.after().word());
  }

  private static String allocation(Allocation allocation, String what) {
    return "Allocation \"%s\" %s: node \"%s\", group \"%s\""
        .formatted(
            allocation.id().shortId(), what, allocation.nodeId().shortId(), allocation.taskGroup());
  }

  private static String statusChanged(Allocation allocation, ClientStatus before) {
    String change =
        "Allocation \"%s\" status changed: \"%s\" -> \"%s\""
            .formatted(allocation.id().shortId(), before.word(), allocation.clientStatus().word());
    String description = allocation.clientDescription();
    return description.isEmpty() ? change : change + " (" + description + ")";
  }

  /** How it ended, and what it could not place. */
  private static String finished(Evaluation evaluation) {
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
