package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;
import java.util.List;

/**
 * The answer to registering or stopping a job.
 *
 * @param evaluationId the evaluation that makes it happen
 * @param jobModifyIndex the job's modify index afterwards; 0 if it was purged
 * @param warnings what of the job will not do what somebody may expect of it
 */
public record Registration(EvaluationId evaluationId, long jobModifyIndex, List<String> warnings) {
  public Registration {
    warnings = List.copyOf(warnings);
  }
}
