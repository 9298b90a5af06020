package dev.caravan.scheduler;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.PlacementMetrics;

/** What is told while an evaluation is watched, in the order in which it came about. */
public sealed interface EvaluationProgress {

  /** The evaluation was asked for, on behalf of this job. */
  record Triggered(Evaluation evaluation, JobId jobId) implements EvaluationProgress {}

  /** The evaluation works for a deployment. */
  record WithinDeployment(DeploymentId deploymentId) implements EvaluationProgress {}

  /** The evaluation placed an allocation. */
  record AllocationCreated(Allocation allocation) implements EvaluationProgress {}

  /** The evaluation changed an allocation that there was. */
  record AllocationModified(Allocation allocation) implements EvaluationProgress {}

  /** A node told something new of an allocation of the evaluation. */
  record AllocationStatusChanged(Allocation allocation, ClientStatus before)
      implements EvaluationProgress {}

  /** Allocations of a group could not be placed. */
  record PlacementFailed(String taskGroup, PlacementMetrics metrics)
      implements EvaluationProgress {}

  /** The evaluation itself went on. */
  record StatusChanged(Evaluation.Status before, Evaluation.Status after)
      implements EvaluationProgress {}

  /** The evaluation is over; nothing more is told. */
  record Finished(Evaluation evaluation) implements EvaluationProgress {}
}
