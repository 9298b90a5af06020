package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.scheduler.feasibility.NodeRoom;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for a node.
 *
 * @param room the best node with what is left of it; null if none will do
 * @param metrics what was looked at, and why others were not chosen
 */
public record NodeChoice(@Nullable NodeRoom room, PlacementMetrics metrics) {}
