package dev.caravan.core.event;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.JobId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens to a deployment. */
public sealed interface DeploymentEvent extends Event {

  /** The deployment. */
  DeploymentId deploymentId();

  @Override
  default DeploymentId subject() {
    return deploymentId();
  }

  /** A roll-out began. */
  record DeploymentCreated(
      DeploymentId deploymentId,
      JobId jobId,
      long jobVersion,
      Map<String, Deployment.GroupGoal> groups)
      implements DeploymentEvent {
    public DeploymentCreated {
      groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    @Override
    public JobId beginsFor() {
      return jobId;
    }
  }

  /** The canaries of these groups take the place of the allocations of the version before. */
  record DeploymentPromoted(DeploymentId deploymentId, List<String> groups)
      implements DeploymentEvent {
    public DeploymentPromoted {
      groups = List.copyOf(groups);
    }
  }

  /** A roll-out is held where it is. */
  record DeploymentPaused(DeploymentId deploymentId) implements DeploymentEvent {}

  /** A paused roll-out goes on. */
  record DeploymentResumed(DeploymentId deploymentId) implements DeploymentEvent {}

  /** All groups reached their goal. */
  record DeploymentSucceeded(DeploymentId deploymentId) implements DeploymentEvent {}

  /** A roll-out was given up. */
  record DeploymentFailed(DeploymentId deploymentId, String reason) implements DeploymentEvent {}

  /** A roll-out is not needed any more. */
  record DeploymentCancelled(DeploymentId deploymentId, String reason) implements DeploymentEvent {}

  /** A deployment was over long ago and is forgotten by the live state; the log keeps it. */
  record DeploymentCollected(DeploymentId deploymentId) implements DeploymentEvent {}
}
