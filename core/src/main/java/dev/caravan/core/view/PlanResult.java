package dev.caravan.core.view;

import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.PlacementMetrics;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What registering a job would do.
 *
 * @param diff what differs from what is registered, annotated with what it makes the scheduler do
 * @param desiredUpdates by group: what the scheduler would do, counted
 * @param failedPlacements by group: why allocations could not be placed; empty if all could
 * @param nearestMisses by such a group: the node to which the least would have to change for one
 *     more allocation to fit
 * @param preemptions by group: allocations of less urgent jobs that would end to make room
 * @param jobModifyIndex the check index with which exactly this plan can be registered; 0 if the
 *     job does not exist yet
 * @param nextLaunch when it would be launched first, if it is periodic; null if it is not launched
 * @param waitsFor what would have to happen before anything is placed; null if nothing has to
 * @param warnings what of the job will not do what somebody may expect of it
 */
public record PlanResult(
    JobDiff diff,
    Map<String, DesiredUpdates> desiredUpdates,
    Map<String, PlacementMetrics> failedPlacements,
    Map<String, NodeObstacles> nearestMisses,
    Map<String, List<Allocation>> preemptions,
    long jobModifyIndex,
    @Nullable Instant nextLaunch,
    @Nullable String waitsFor,
    List<String> warnings) {

  public PlanResult {
    desiredUpdates = Collections.unmodifiableMap(new TreeMap<>(desiredUpdates));
    failedPlacements = Collections.unmodifiableMap(new TreeMap<>(failedPlacements));
    nearestMisses = Collections.unmodifiableMap(new TreeMap<>(nearestMisses));
    preemptions = Collections.unmodifiableMap(new TreeMap<>(preemptions));
    warnings = List.copyOf(warnings);
  }
}
