package dev.caravan.core.event;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.JobId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens to a deployment. */
public sealed interface DeploymentEvent extends Event {

  /** The deployment. */
  DeploymentId deploymentId();

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
  }

  /** All groups reached their goal. */
  record DeploymentSucceeded(DeploymentId deploymentId) implements DeploymentEvent {}

  /** A roll-out was given up. */
  record DeploymentFailed(DeploymentId deploymentId, String reason) implements DeploymentEvent {}

  /** A roll-out is not needed any more. */
  record DeploymentCancelled(DeploymentId deploymentId, String reason) implements DeploymentEvent {}
}
