package dev.caravan.core.view;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.PlacementMetrics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a job if the cluster were another.
 *
 * @param moves its allocations that would go, and new ones that would come
 * @param desiredUpdates by group: what the scheduler would do, counted
 * @param failedPlacements by group: why allocations could not be placed; empty if all could
 * @param nearestMisses by such a group: the node to which the least would have to change
 */
public record WhatIfResult(
    List<Move> moves,
    Map<String, DesiredUpdates> desiredUpdates,
    Map<String, PlacementMetrics> failedPlacements,
    Map<String, NodeObstacles> nearestMisses) {
  public WhatIfResult {
    moves = List.copyOf(moves);
    desiredUpdates = Collections.unmodifiableMap(new TreeMap<>(desiredUpdates));
    failedPlacements = Collections.unmodifiableMap(new TreeMap<>(failedPlacements));
    nearestMisses = Collections.unmodifiableMap(new TreeMap<>(nearestMisses));
  }

  /**
   * An allocation that would go or come.
   *
   * @param name its name
   * @param allocation the one that would end; null if none would
   * @param from the name of the node on which that one is
   * @param to the name of the node on which one would begin; null if none would
   */
  public record Move(
      String name, @Nullable AllocationId allocation, @Nullable String from, @Nullable String to) {}
}
