package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to dispatching a parameterized job, or to launching a periodic one.
 *
 * @param id the child that was made, or was dispatched earlier by the same idempotency token
 * @param evaluationId the evaluation that has it run; null if it was there already, or is launched
 *     at its times
 * @param createIndex position in the log of the event that registered it
 */
public record ChildRegistration(JobId id, @Nullable EvaluationId evaluationId, long createIndex) {}
