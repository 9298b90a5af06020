package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to registering or stopping a job.
 *
 * @param evaluationId the evaluation that makes it happen; null for a periodic or parameterized
 *     job, of which there is nothing to run before it is launched or dispatched
 * @param jobModifyIndex the job's modify index afterwards; 0 if it was purged
 * @param warnings what of the job will not do what somebody may expect of it
 */
public record Registration(
    @Nullable EvaluationId evaluationId, long jobModifyIndex, List<String> warnings) {
  public Registration {
    warnings = List.copyOf(warnings);
  }
}
