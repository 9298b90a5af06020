package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.DeploymentEnd;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what there is of a job to the changes that make it as it was declared. */
public final class Reconciler {
  private final ReconcileRequest request;
  private final Leftovers leftovers;
  private final Map<String, List<Allocation>> allocationsByGroup;

  private final List<Stop> stops = new ArrayList<>();
  private final List<Allocation> inPlaceUpdates = new ArrayList<>();
  private final List<PlacementRequest> placements = new ArrayList<>();
  private final List<Allocation> failedDueLater = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();
  private ConnectionChanges connections = ConnectionChanges.NONE;
  private final Map<String, GroupGoal> goals = new LinkedHashMap<>();
  private final Map<String, DesiredUpdates> counts = new LinkedHashMap<>();

  private Reconciler(ReconcileRequest request) {
    this.request = request;
    this.leftovers = new Leftovers(request.job(), request.nodeIsDown());
    this.allocationsByGroup = leftovers.withoutThem(request.allocations());
  }

  /** The changes that this job needs now. */
  public static DesiredChanges reconcile(ReconcileRequest request) {
    return new Reconciler(request).run();
  }

  private DesiredChanges run() {
    RegisteredJob job = request.job();
    stops.addAll(leftovers.stops(request.allocations()));
    return job == null || !job.runsSomething() ? stopEverything() : reconcileGroups(job);
  }

  private DesiredChanges stopEverything() {
    allocationsByGroup.forEach(this::stopGroup);
    Deployment deployment = request.deployment();
    DeploymentEnd end =
        deployment != null && deployment.status().isActive()
            ? new DeploymentEnd(false, Reasons.JOB_STOPPED)
            : null;
    return changes(end);
  }

  private DesiredChanges reconcileGroups(RegisteredJob job) {
    boolean outdated = isOutdated(request.deployment(), job);
    Deployment current =
        outdated || isSuccessful(request.deployment()) ? null : request.deployment();
    Disconnections disconnections = new Disconnections(request, job);
    AllocationClassifier classifier =
        new AllocationClassifier(
            job, standIns(), disconnections, new FailedAllocations(request, job, current));
    boolean settled = true;
    for (TaskGroup group : job.job().taskGroups()) {
      settled &= reconcileGroup(job, group, current, disconnections, classifier);
    }
    allocationsByGroup.forEach(
        (group, allocations) -> {
          if (job.job().taskGroup(group).isEmpty()) {
            stopGroup(group, allocations);
          }
        });
    followUps.addAll(FollowUps.of(failedDueLater, job));
    followUps.addAll(FollowUps.ofDisconnecting(connections.disconnecting(), disconnections));
    return changes(deploymentEnd(outdated, current, settled));
  }

  private boolean reconcileGroup(
      RegisteredJob job,
      TaskGroup group,
      @Nullable Deployment current,
      Disconnections disconnections,
      AllocationClassifier classifier) {
    List<Allocation> before = allocationsByGroup.getOrDefault(group.name(), List.of());
    Reconnections reconnections = Reconnections.of(job, disconnections, before);
    stops.addAll(reconnections.stops());
    RollOut rollOut = new RollOut(job, group, current);
    List<Allocation> present =
        Canaries.withoutHistory(reconnections.without(before), request.deployment());
    Set<AllocationId> abandoned = Canaries.abandoned(before, rollOut.hasFailed() ? null : current);
    GroupChanges changes =
        new GroupReconciler(
                job,
                group,
                rollOut,
                GroupAllocations.of(present, rollOut, abandoned, classifier),
                request.fitsInPlace())
            .reconcile(before);
    stops.addAll(changes.stops());
    inPlaceUpdates.addAll(changes.inPlaceUpdates());
    placements.addAll(changes.placements());
    failedDueLater.addAll(changes.failedDueLater());
    connections =
        connections.and(new ConnectionChanges(changes.disconnecting(), reconnections.goingOn()));
    counts.put(group.name(), changes.counts().stoppingMore(reconnections.stops().size()));
    if (changes.newGoal() != null) {
      goals.put(group.name(), changes.newGoal());
    }
    return changes.settled();
  }

  private Map<AllocationId, Instant> standIns() {
    Map<AllocationId, Instant> placedAt = new HashMap<>();
    for (Allocation allocation : request.allocations()) {
      AllocationId before = allocation.previousAllocation();
      if (before != null) {
        placedAt.put(before, allocation.createdAt());
      }
    }
    return placedAt;
  }

  private void stopGroup(String group, List<Allocation> allocations) {
    List<Stop> ended = leftovers.stopsOfGroup(allocations);
    stops.addAll(ended);
    counts.put(group, DesiredUpdates.NONE.stoppingMore(ended.size()));
  }

  private @Nullable DeploymentEnd deploymentEnd(
      boolean outdated, @Nullable Deployment current, boolean settled) {
    Deployment deployment = request.deployment();
    if (outdated && deployment != null && deployment.status().isActive()) {
      return new DeploymentEnd(false, Reasons.NEWER_VERSION);
    }
    if (current != null && current.status() == Deployment.Status.RUNNING && settled) {
      return new DeploymentEnd(true, Reasons.COMPLETED);
    }
    return null;
  }

  /** Whether a deployment is of another version, or of an earlier job of this id. */
  private static boolean isOutdated(@Nullable Deployment deployment, RegisteredJob job) {
    return deployment != null
        && (deployment.jobVersion() != job.version()
            || deployment.createIndex() < job.createIndex());
  }

  private static boolean isSuccessful(@Nullable Deployment deployment) {
    return deployment != null && deployment.status() == Deployment.Status.SUCCESSFUL;
  }

  private DesiredChanges changes(@Nullable DeploymentEnd end) {
    return new DesiredChanges(
        stops, inPlaceUpdates, placements, connections, followUps, end, goals, counts);
  }
}
