package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What registering a job would do if the cluster were another; only Caravan's servers tell.
 *
 * @param moves its allocations that would go, and new ones that would come
 * @param failedPlacements by group: why allocations could not be placed
 * @param nearestMisses by such a group: the node to which the least would have to change
 */
public record WhatIfPlan(
    List<Move> moves,
    @JsonProperty("FailedTGAllocs") Map<String, PlacementMetrics> failedPlacements,
    Map<String, Plan.NearestMiss> nearestMisses) {

  /**
   * An allocation that would go or come.
   *
   * @param name its name
   * @param allocId the one that would end; empty if none would
   * @param from the name of the node on which that one is; empty if none would end
   * @param to the name of the node on which one would begin; empty if none would
   */
  public record Move(
      String name, @JsonProperty("AllocID") String allocId, String from, String to) {}
}
