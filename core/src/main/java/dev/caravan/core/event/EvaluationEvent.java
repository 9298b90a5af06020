package dev.caravan.core.event;

import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to an evaluation. */
public sealed interface EvaluationEvent extends Event {

  /** The evaluation. */
  EvaluationId evaluationId();

  @Override
  default EvaluationId subject() {
    return evaluationId();
  }

  /**
   * An evaluation was asked for.
   *
   * @param blocked whether it waits for room; otherwise it is pending
   */
  record EvaluationCreated(
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
      implements EvaluationEvent {
    public EvaluationCreated {
      failedPlacements = Collections.unmodifiableMap(new LinkedHashMap<>(failedPlacements));
    }

    @Override
    public JobId beginsFor() {
      return jobId;
    }
  }

  /** An evaluation is about this node. */
  record EvaluationNodeNoted(EvaluationId evaluationId, NodeId nodeId) implements EvaluationEvent {}

  /** An evaluation is not to be worked on before this time. */
  record EvaluationDelayed(EvaluationId evaluationId, Instant until, String reason)
      implements EvaluationEvent {}

  /**
   * An evaluation waits until something has happened, before anything is placed.
   *
   * @param waitsFor what has to happen
   */
  record EvaluationHeld(EvaluationId evaluationId, String waitsFor) implements EvaluationEvent {}

  /**
   * Room may have come for what a blocked evaluation waits for, or what it was held for has
   * happened; it is pending again.
   */
  record EvaluationUnblocked(EvaluationId evaluationId) implements EvaluationEvent {}

  /** An evaluation did what could be done. */
  record EvaluationCompleted(
      EvaluationId evaluationId,
      @Nullable DeploymentId deploymentId,
      @Nullable EvaluationId blockedEvaluation,
      Map<String, Integer> queuedAllocations,
      Map<String, PlacementMetrics> failedPlacements)
      implements EvaluationEvent {
    public EvaluationCompleted {
      queuedAllocations = Collections.unmodifiableMap(new LinkedHashMap<>(queuedAllocations));
      failedPlacements = Collections.unmodifiableMap(new LinkedHashMap<>(failedPlacements));
    }
  }

  /** An evaluation could not be worked on. */
  record EvaluationFailed(EvaluationId evaluationId, String reason) implements EvaluationEvent {}

  /** An evaluation is not needed any more. */
  record EvaluationCancelled(EvaluationId evaluationId, String reason) implements EvaluationEvent {}

  /** An evaluation was over long ago and is forgotten by the live state; the log keeps it. */
  record EvaluationCollected(EvaluationId evaluationId) implements EvaluationEvent {}
}
