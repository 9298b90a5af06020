package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Nodes for the tests of this package. */
final class Nodes {
  private Nodes() {}

  static Node linux() {
    return node(NodeResources.of(4_000, 8_192, 100_000));
  }

  static Node node(NodeResources resources) {
    return Node.registered(
        new NodeId("node-1"),
        new NodeSpec(
            "one",
            "dc1",
            "large",
            "10.0.0.1",
            Map.of("kernel.name", "linux"),
            Map.of("rack", "r1"),
            resources,
            List.of("simulated")),
        Instant.EPOCH,
        1);
  }
}
