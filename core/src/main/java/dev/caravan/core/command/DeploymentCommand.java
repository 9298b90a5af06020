package dev.caravan.core.command;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.JobId;
import java.util.List;
import java.util.Map;

/** What can be asked of a deployment. */
public sealed interface DeploymentCommand extends Command {

  /** The deployment. */
  DeploymentId deploymentId();

  /** Begin a roll-out. */
  record CreateDeployment(
      DeploymentId deploymentId,
      JobId jobId,
      long jobVersion,
      Map<String, Deployment.GroupGoal> groups)
      implements DeploymentCommand {}

  /**
   * Have canaries take the place of the allocations beside which they were tried.
   *
   * @param groups the groups whose canaries are meant
   */
  record PromoteDeployment(DeploymentId deploymentId, List<String> groups)
      implements DeploymentCommand {}

  /** Hold a roll-out where it is. */
  record PauseDeployment(DeploymentId deploymentId) implements DeploymentCommand {}

  /** Let a paused roll-out go on. */
  record ResumeDeployment(DeploymentId deploymentId) implements DeploymentCommand {}

  /** Note that all groups reached their goal. */
  record CompleteDeployment(DeploymentId deploymentId) implements DeploymentCommand {}

  /** Give a roll-out up as failed. */
  record FailDeployment(DeploymentId deploymentId, String reason) implements DeploymentCommand {}

  /** Give up a roll-out that is not needed any more. */
  record CancelDeployment(DeploymentId deploymentId, String reason) implements DeploymentCommand {}

  /** Have the live state forget a deployment that is over. */
  record CollectDeployment(DeploymentId deploymentId) implements DeploymentCommand {}
}
