package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DesiredUpdates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What should be done so that a job is as it was declared.
 *
 * @param stops allocations to end without a replacement
 * @param inPlaceUpdates allocations that go on with the newest declaration
 * @param placements allocations to place
 * @param deploymentEnd what becomes of the deployment that there is; null if it goes on
 * @param newDeployment goals by group of a deployment to begin; empty if none is to begin
 * @param desiredUpdates by group: all this, counted
 */
public record DesiredChanges(
    List<Stop> stops,
    List<Allocation> inPlaceUpdates,
    List<PlacementRequest> placements,
    @Nullable DeploymentEnd deploymentEnd,
    Map<String, GroupGoal> newDeployment,
    Map<String, DesiredUpdates> desiredUpdates) {

  public DesiredChanges {
    stops = List.copyOf(stops);
    inPlaceUpdates = List.copyOf(inPlaceUpdates);
    placements = List.copyOf(placements);
    newDeployment = Map.copyOf(newDeployment);
    desiredUpdates = Map.copyOf(desiredUpdates);
  }

  /**
   * An allocation to end.
   *
   * @param lost whether its node is gone, so that nobody will report its end
   */
  public record Stop(Allocation allocation, String reason, boolean lost) {}

  /**
   * An allocation to place.
   *
   * @param taskGroup its group
   * @param name its name
   * @param replaces the allocation that ends for it, if any
   */
  public record PlacementRequest(String taskGroup, String name, @Nullable Allocation replaces) {}

  /**
   * The end of a deployment.
   *
   * @param successful whether it reached its goal; otherwise it is cancelled
   * @param reason why, in Nomad's words
   */
  public record DeploymentEnd(boolean successful, String reason) {}
}
