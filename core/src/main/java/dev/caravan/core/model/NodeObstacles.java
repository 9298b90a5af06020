package dev.caravan.core.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that keeps an allocation from being placed on a node.
 *
 * @param nodeId the node
 * @param nodeName its name
 * @param obstacles empty if it can be placed there
 */
public record NodeObstacles(NodeId nodeId, String nodeName, List<Obstacle> obstacles) {
  public NodeObstacles {
    obstacles = List.copyOf(obstacles);
  }

  /** How far off the node is: the smaller, the less would have to change. */
  public double shortfall() {
    return obstacles.stream().mapToDouble(Obstacle::shortfall).sum();
  }

  /** In one line: {@code node "ash": memory: 3000 MiB asked, 2048 MiB free}. */
  public String text() {
    return "node \"%s\": %s"
        .formatted(
            nodeName, obstacles.stream().map(Obstacle::text).collect(Collectors.joining("; ")));
  }
}
