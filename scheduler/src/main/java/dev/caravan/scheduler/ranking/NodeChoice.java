package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.scheduler.feasibility.NodeRoom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for a node.
 *
 * @param room the best node with what is left of it; null if none will do
 * @param metrics what was looked at, and why others were not chosen
 * @param preempted allocations of less urgent jobs that end on the node so that there is room
 */
public record NodeChoice(
    @Nullable NodeRoom room, PlacementMetrics metrics, List<Allocation> preempted) {
  public NodeChoice {
    preempted = List.copyOf(preempted);
  }

  /** Without any preemption. */
  public NodeChoice(@Nullable NodeRoom room, PlacementMetrics metrics) {
    this(room, metrics, List.of());
  }
}
