package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to dispatching a parameterized job.
 *
 * @param id the child that was dispatched, now or earlier by the same idempotency token
 * @param evaluationId the evaluation that has it run; null if it was there already, or is launched
 *     at its times
 * @param createIndex position in the log of the event that registered it
 */
public record DispatchedJob(JobId id, @Nullable EvaluationId evaluationId, long createIndex) {}
