package dev.caravan.core.event;

import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import org.jspecify.annotations.Nullable;

/** Something that happened and was written down. */
public sealed interface Event
    permits JobEvent, EvaluationEvent, AllocationEvent, DeploymentEvent, NodeEvent, OperatorEvent {

  /** The id of the job, evaluation … that it happened to; null if it was all of the scheduler. */
  default @Nullable Object subject() {
    return null;
  }

  /** The job of an evaluation, allocation or deployment that begins with this event. */
  default @Nullable JobId beginsFor() {
    return null;
  }

  /** The evaluation whose plan did this. */
  default @Nullable EvaluationId doneBy() {
    return null;
  }
}
