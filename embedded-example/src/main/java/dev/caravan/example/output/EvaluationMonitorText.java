package dev.caravan.example.output;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.api.FromScheduler;
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

  private final Ids ids;

  /**
   * Lines of this form.
   *
   * @param ids how much of ids they tell
   */
  public EvaluationMonitorText(Ids ids) {
    this.ids = ids;
  }

  /** What there is to print of a piece of news; empty if it is told with a later one. */
  public Optional<String> render(EvaluationProgress progress) {
    if (progress instanceof PlacementFailed) {
      // The end of the evaluation tells all failures together.
      return Optional.empty();
    }
    if (progress instanceof Triggered triggered) {
      return Optional.of(triggered(FromScheduler.evaluation(triggered.evaluation())));
    }
    if (progress instanceof Finished finished) {
      return Optional.of(finished(FromScheduler.evaluation(finished.evaluation())));
    }
    return Optional.of(detail(progress));
  }

  private String detail(EvaluationProgress progress) {
    if (progress instanceof WithinDeployment within) {
      return withinDeployment(within.deploymentId().value());
    }
    if (progress instanceof AllocationCreated created) {
      return created(FromScheduler.allocation(created.allocation()));
    }
    if (progress instanceof AllocationModified modified) {
      return modified(FromScheduler.allocation(modified.allocation()));
    }
    if (progress instanceof AllocationStatusChanged changed) {
      return statusChanged(FromScheduler.allocation(changed.allocation()), changed.before().word());
    }
    StatusChanged changed = (StatusChanged) progress;
    return statusChanged(changed.before().word(), changed.after().word());
  }

  /**
   * The evaluation was asked for. Nomad says that it monitors it each time it looks; at its first
   * look nothing has been decided.
   */
  public String triggered(Evaluation evaluation) {
    String monitoring = HEADLINE + "Monitoring evaluation \"%s\"".formatted(id(evaluation.id()));
    return monitoring + "\n" + INDENT + cause(evaluation) + "\n" + monitoring;
  }

  private String cause(Evaluation evaluation) {
    return evaluation.triggeredBy().equals("node-update") && !evaluation.nodeId().isEmpty()
        ? "Evaluation triggered by node \"%s\"".formatted(id(evaluation.nodeId()))
        : "Evaluation triggered by job \"%s\"".formatted(evaluation.jobId());
  }

  /** The evaluation works for a deployment. */
  public String withinDeployment(String deploymentId) {
    return INDENT + "Evaluation within deployment: \"%s\"".formatted(id(deploymentId));
  }

  /** The evaluation placed an allocation. */
  public String created(Allocation allocation) {
    return allocation(allocation, "created");
  }

  /** The evaluation changed an allocation that there was. */
  public String modified(Allocation allocation) {
    return allocation(allocation, "modified");
  }

  private String allocation(Allocation allocation, String what) {
    return INDENT
        + "Allocation \"%s\" %s: node \"%s\", group \"%s\""
            .formatted(id(allocation.id()), what, id(allocation.nodeId()), allocation.taskGroup());
  }

  /** A node told something new of an allocation. */
  public String statusChanged(Allocation allocation, String before) {
    String change =
        INDENT
            + "Allocation \"%s\" status changed: \"%s\" -> \"%s\""
                .formatted(id(allocation.id()), before, allocation.clientStatus());
    String description = allocation.clientDescription();
    return description.isEmpty() ? change : change + " (" + description + ")";
  }

  /** The evaluation itself went on. */
  public String statusChanged(String before, String after) {
    return INDENT + "Evaluation status changed: \"%s\" -> \"%s\"".formatted(before, after);
  }

  /** What has to happen before anything is placed. */
  public String held(Evaluation evaluation) {
    return HEADLINE
        + "Evaluation \"%s\" %s".formatted(id(evaluation.id()), evaluation.statusDescription());
  }

  /** How it ended, and what it could not place. */
  public String finished(Evaluation evaluation) {
    String end =
        HEADLINE
            + "Evaluation \"%s\" finished with status \"%s\""
                .formatted(id(evaluation.id()), evaluation.status());
    if (evaluation.failedPlacements().isEmpty()) {
      return end;
    }
    String failures =
        end
            + " but failed to place all allocations:\n"
            + PlacementFailureText.counted(evaluation.failedPlacements(), INDENT)
                .replace("\n\n", "\n");
    return evaluation.blockedEval().isEmpty() ? failures : failures + "\n" + waiting(evaluation);
  }

  private String waiting(Evaluation evaluation) {
    return INDENT
        + "Evaluation \"%s\" waiting for additional capacity to place remainder"
            .formatted(id(evaluation.blockedEval()));
  }

  private String id(String id) {
    return ids.of(id);
  }
}
