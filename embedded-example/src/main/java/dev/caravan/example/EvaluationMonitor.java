package dev.caravan.example;

import dev.caravan.core.model.EvaluationId;
import dev.caravan.example.output.EvaluationMonitorText;
import dev.caravan.scheduler.EvaluationProgress;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.AllocationModified;
import dev.caravan.scheduler.EvaluationProgress.AllocationStatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.StatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import java.util.function.Consumer;

/** Prints the progress of an evaluation as {@code job run} does. */
final class EvaluationMonitor implements Consumer<EvaluationProgress> {
  private final Console console;
  private final EvaluationId evaluation;

  EvaluationMonitor(Console console, EvaluationId evaluation) {
    this.console = console;
    this.evaluation = evaluation;
    console.print(EvaluationMonitorText.monitoring(evaluation));
  }

  @Override
  public void accept(EvaluationProgress progress) {
    if (progress instanceof Triggered triggered) {
      console.print(EvaluationMonitorText.triggered(triggered.jobId()));
      // Nomad says so each time it looks, and the first time nothing has been decided yet.
      console.print(EvaluationMonitorText.monitoring(evaluation));
    } else if (progress instanceof WithinDeployment within) {
      console.print(EvaluationMonitorText.withinDeployment(within.deploymentId()));
    } else if (progress instanceof AllocationCreated created) {
      console.print(EvaluationMonitorText.allocationCreated(created.allocation()));
    } else if (progress instanceof AllocationModified modified) {
      console.print(EvaluationMonitorText.allocationModified(modified.allocation()));
    } else if (progress instanceof AllocationStatusChanged changed) {
      console.print(
          EvaluationMonitorText.allocationStatusChanged(changed.allocation(), changed.before()));
    } else if (progress instanceof StatusChanged changed) {
      console.print(EvaluationMonitorText.statusChanged(changed.before(), changed.after()));
    } else if (progress instanceof Finished finished) {
      // It names the placements that failed as well, so they need no lines of their own.
      console.print(EvaluationMonitorText.finished(finished.evaluation()));
    }
  }
}
