package dev.caravan.core.view;

import static dev.caravan.core.view.EventSentences.quoted;

import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.DeploymentEvent.DeploymentCancelled;
import dev.caravan.core.event.DeploymentEvent.DeploymentCollected;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.DeploymentEvent.DeploymentFailed;
import dev.caravan.core.event.DeploymentEvent.DeploymentPaused;
import dev.caravan.core.event.DeploymentEvent.DeploymentPromoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentResumed;
import dev.caravan.core.event.DeploymentEvent.DeploymentSucceeded;
import dev.caravan.core.model.Deployment.GroupGoal;
import java.util.Map;
import java.util.TreeMap;

/** What happens to deployments. */
final class DeploymentSentences {
  private DeploymentSentences() {}

  static String of(DeploymentEvent event) {
    String deployment = "Deployment " + quoted(event.deploymentId());
    if (event instanceof DeploymentCreated created) {
      return deployment + created(created);
    }
    if (event instanceof DeploymentPromoted promoted) {
      return deployment + " promoted: " + String.join(", ", promoted.groups());
    }
    if (event instanceof DeploymentPaused) {
      return deployment + " paused";
    }
    if (event instanceof DeploymentResumed) {
      return deployment + " resumed";
    }
    if (event instanceof DeploymentSucceeded) {
      return deployment + " successful";
    }
    if (event instanceof DeploymentFailed failed) {
      return deployment + " failed: " + failed.reason();
    }
    if (event instanceof DeploymentCollected) {
      return deployment + " collected";
    }
    return deployment + " cancelled: " + ((DeploymentCancelled) event).reason();
  }

  private static String created(DeploymentCreated created) {
    Map<String, Integer> goals = new TreeMap<>();
    for (Map.Entry<String, GroupGoal> group : created.groups().entrySet()) {
      goals.put(group.getKey(), group.getValue().desiredTotal());
    }
    return " of job %s version %d began: %s wanted"
        .formatted(
            quoted(created.jobId().value()), created.jobVersion(), EventSentences.byGroup(goals));
  }
}
