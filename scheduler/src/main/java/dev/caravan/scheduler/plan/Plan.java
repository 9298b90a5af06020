package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.scheduler.reconcile.DesiredChanges.DeploymentEnd;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation will do, down to nodes and ports. It is carried out as a whole or not at all.
 *
 * @param jobId the job
 * @param jobVersion the version of the job that is placed; -1 if the job was purged
 * @param jobModifyIndex the job's modify index that the plan was made for; 0 if it was purged
 * @param endedDeployment the deployment that ends, if any
 * @param newDeployment the deployment that begins, if any
 * @param deploymentId the deployment, old or new, that placements and updates belong to, if any
 * @param stops allocations to end without a replacement
 * @param inPlaceUpdates allocations that go on with the newest declaration
 * @param placements allocations to place, with those that they replace
 * @param failedPlacements by group: why allocations could not be placed
 * @param queuedAllocations by group: how many could not be placed
 * @param desiredUpdates by group: what the reconciler wanted, counted
 */
public record Plan(
    JobId jobId,
    long jobVersion,
    long jobModifyIndex,
    @Nullable EndedDeployment endedDeployment,
    @Nullable NewDeployment newDeployment,
    @Nullable DeploymentId deploymentId,
    List<Stop> stops,
    List<InPlaceUpdate> inPlaceUpdates,
    List<Placement> placements,
    Map<String, PlacementMetrics> failedPlacements,
    Map<String, Integer> queuedAllocations,
    Map<String, DesiredUpdates> desiredUpdates) {

  public Plan {
    stops = List.copyOf(stops);
    inPlaceUpdates = List.copyOf(inPlaceUpdates);
    placements = List.copyOf(placements);
    failedPlacements = sorted(failedPlacements);
    queuedAllocations = sorted(queuedAllocations);
    desiredUpdates = sorted(desiredUpdates);
  }

  /** A deployment that ends, and how. */
  public record EndedDeployment(DeploymentId id, DeploymentEnd end) {}

  /** A deployment that begins, with its goals by group. */
  public record NewDeployment(DeploymentId id, Map<String, GroupGoal> goals) {
    public NewDeployment {
      goals = sorted(goals);
    }
  }

  /** An allocation that goes on, and what it holds from now on. */
  public record InPlaceUpdate(Allocation allocation, AllocatedResources resources) {}

  /**
   * An allocation to place.
   *
   * @param id its id
   * @param taskGroup its group
   * @param name its name
   * @param node where
   * @param resources what it gets there
   * @param replaces the allocation that ends for it, if any
   * @param metrics how the node was chosen
   */
  public record Placement(
      AllocationId id,
      String taskGroup,
      String name,
      Node node,
      AllocatedResources resources,
      @Nullable Allocation replaces,
      PlacementMetrics metrics) {}

  /** Whether all that was wanted could be placed. */
  public boolean isComplete() {
    return failedPlacements.isEmpty();
  }

  /** The order of the log must not depend on how a map happens to lie in memory. */
  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
