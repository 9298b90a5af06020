package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;

/**
 * The answer to registering or stopping a job.
 *
 * @param evaluationId the evaluation that makes it happen
 * @param jobModifyIndex the job's modify index afterwards; 0 if it was purged
 */
public record Registration(EvaluationId evaluationId, long jobModifyIndex) {}
