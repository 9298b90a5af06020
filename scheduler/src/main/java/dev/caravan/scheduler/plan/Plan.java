package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.scheduler.reconcile.ConnectionChanges;
import dev.caravan.scheduler.reconcile.DesiredChanges.DeploymentEnd;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation will do, down to nodes and ports. It is carried out as a whole or not at all.
 *
 * @param jobId the job
 * @param jobVersion the version of the job that is placed; -1 if the job was purged
 * @param jobModifyIndex the job's modify index that the plan was made for; 0 if it was purged
 * @param deploymentBefore the newest deployment of the job's id when the plan was made, if any
 * @param endedDeployment the deployment that ends, if any
 * @param newDeployment the deployment that begins, if any
 * @param deploymentId the deployment, old or new, that placements and updates belong to, if any
 * @param stops allocations to end, whether or not something takes their place
 * @param inPlaceUpdates allocations that go on with the newest declaration
 * @param placements allocations to place, with those that they replace
 * @param connections what is to be noted of allocations out of sight, or in sight again
 * @param followUps evaluations that are to go on with it later
 * @param failedPlacements by group: why allocations could not be placed
 * @param queuedAllocations by group: how many could not be placed
 * @param nodesWithoutRoom of a system job: the nodes that could not take what is for them
 * @param desiredUpdates by group: what the reconciler wanted, counted
 * @param waitsFor what has to happen before anything is placed; null if nothing has to
 */
public record Plan(
    JobId jobId,
    long jobVersion,
    long jobModifyIndex,
    @Nullable Deployment deploymentBefore,
    @Nullable EndedDeployment endedDeployment,
    @Nullable NewDeployment newDeployment,
    @Nullable DeploymentId deploymentId,
    List<Stop> stops,
    List<InPlaceUpdate> inPlaceUpdates,
    List<Placement> placements,
    ConnectionChanges connections,
    List<PlannedFollowUp> followUps,
    Map<String, PlacementMetrics> failedPlacements,
    Map<String, Integer> queuedAllocations,
    Set<NodeId> nodesWithoutRoom,
    Map<String, DesiredUpdates> desiredUpdates,
    @Nullable String waitsFor) {

  public Plan {
    stops = List.copyOf(stops);
    inPlaceUpdates = List.copyOf(inPlaceUpdates);
    placements = List.copyOf(placements);
    followUps = List.copyOf(followUps);
    failedPlacements = sorted(failedPlacements);
    queuedAllocations = sorted(queuedAllocations);
    nodesWithoutRoom = Collections.unmodifiableSet(new TreeSet<>(nodesWithoutRoom));
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
   * @param request what was asked for
   * @param node where
   * @param resources what it gets there
   * @param preempted allocations of less urgent jobs that end on the node to make room for it
   * @param rescheduleEvents the failures before it; empty if it replaces none that failed
   * @param metrics how the node was chosen
   */
  public record Placement(
      AllocationId id,
      PlacementRequest request,
      Node node,
      AllocatedResources resources,
      List<Allocation> preempted,
      List<RescheduleEvent> rescheduleEvents,
      PlacementMetrics metrics) {
    public Placement {
      preempted = List.copyOf(preempted);
      rescheduleEvents = List.copyOf(rescheduleEvents);
    }

    /** The allocation that ends or has ended for it, if any. */
    public @Nullable Allocation replaces() {
      return request.replaces();
    }
  }

  /** An evaluation to be worked on later, with its id. */
  public record PlannedFollowUp(EvaluationId id, FollowUp followUp) {}

  /**
   * Whether nothing waits for room. What of a system job no node takes at all is a failure, but
   * does not wait: a node that comes is looked at in any case.
   */
  public boolean isComplete() {
    return queuedAllocations.values().stream().allMatch(count -> count == 0);
  }

  /** By group: allocations of less urgent jobs that end to make room. */
  public Map<String, List<Allocation>> preemptions() {
    Map<String, List<Allocation>> byGroup = new TreeMap<>();
    for (Placement placement : placements) {
      if (!placement.preempted().isEmpty()) {
        byGroup
            .computeIfAbsent(placement.request().taskGroup(), any -> new ArrayList<>())
            .addAll(placement.preempted());
      }
    }
    return byGroup;
  }

  /** The order of the log must not depend on how a map happens to lie in memory. */
  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
