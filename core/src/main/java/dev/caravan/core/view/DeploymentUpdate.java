package dev.caravan.core.view;

import dev.caravan.core.model.EvaluationId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to what an operator asks of a deployment.
 *
 * @param evaluationId the evaluation that takes the next step; null if none is needed
 * @param revertedJobVersion the version that the job goes back to; null if it does not
 * @param modifyIndex position in the log of the event that last changed the deployment
 */
public record DeploymentUpdate(
    @Nullable EvaluationId evaluationId, @Nullable Long revertedJobVersion, long modifyIndex) {}
