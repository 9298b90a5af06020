package dev.caravan.example;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.example.api.FromScheduler;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.View;
import java.time.Instant;
import java.util.function.Consumer;

/** Prints {@code deployment status} each time that one more allocation is healthy. */
final class DeploymentMonitor implements Consumer<Deployment> {
  private final Console console;
  private int shown = -1;

  DeploymentMonitor(Console console) {
    this.console = console;
  }

  @Override
  public void accept(Deployment deployment) {
    int healthy = healthy(deployment);
    boolean isOver = !deployment.status().isActive();
    // The last one that becomes healthy ends the deployment, and is shown with the end.
    if (isOver || (healthy != shown && healthy < desired(deployment))) {
      shown = healthy;
      console.command(
          "deployment status " + deployment.id().shortId(),
          DeploymentStatusText.render(
              FromScheduler.deployment(deployment), View.plain(Instant.EPOCH)));
    }
  }

  private static int healthy(Deployment deployment) {
    return deployment.groups().values().stream().mapToInt(GroupProgress::healthy).sum();
  }

  private static int desired(Deployment deployment) {
    return deployment.groups().values().stream()
        .mapToInt(group -> group.goal().desiredTotal())
        .sum();
  }
}
