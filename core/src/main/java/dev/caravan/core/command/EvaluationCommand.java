package dev.caravan.core.command;

import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of an evaluation. */
public sealed interface EvaluationCommand extends Command {

  /** The evaluation. */
  EvaluationId evaluationId();

  /**
   * Ask for an evaluation of a job.
   *
   * @param blocked whether it is to wait for room
   */
  record CreateEvaluation(
      EvaluationId evaluationId,
      JobId jobId,
      JobType type,
      int priority,
      Evaluation.Trigger trigger,
      long jobModifyIndex,
      boolean blocked,
      @Nullable DeploymentId deploymentId,
      @Nullable EvaluationId previousEvaluation,
      Map<String, PlacementMetrics> failedPlacements)
      implements EvaluationCommand {}

  /** Note which node an evaluation is about. */
  record NoteEvaluationNode(EvaluationId evaluationId, NodeId nodeId)
      implements EvaluationCommand {}

  /** Have a pending evaluation wait for a time. */
  record DelayEvaluation(EvaluationId evaluationId, Instant until, String reason)
      implements EvaluationCommand {}

  /** Have a pending evaluation wait until something has happened, before anything is placed. */
  record HoldEvaluation(EvaluationId evaluationId, String waitsFor) implements EvaluationCommand {}

  /** Try a blocked evaluation again. */
  record UnblockEvaluation(EvaluationId evaluationId) implements EvaluationCommand {}

  /** Note that an evaluation did what could be done. */
  record CompleteEvaluation(
      EvaluationId evaluationId,
      @Nullable DeploymentId deploymentId,
      @Nullable EvaluationId blockedEvaluation,
      Map<String, Integer> queuedAllocations,
      Map<String, PlacementMetrics> failedPlacements)
      implements EvaluationCommand {}

  /** Note that an evaluation could not be worked on. */
  record FailEvaluation(EvaluationId evaluationId, String reason) implements EvaluationCommand {}

  /** Give up an evaluation that is not needed any more. */
  record CancelEvaluation(EvaluationId evaluationId, String reason) implements EvaluationCommand {}

  /** Have the live state forget an evaluation that is over. */
  record CollectEvaluation(EvaluationId evaluationId) implements EvaluationCommand {}
}
