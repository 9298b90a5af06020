package dev.caravan.scheduler.testkit;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.core.state.NodeUse;
import dev.caravan.scheduler.feasibility.NodeRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nodes that have the driver of simulated nodes, by themselves. */
public final class TestNodes {
  private TestNodes() {}

  /** A node of 4,000 MHz and 8,192 MiB in {@code dc1}, of no class, with this metadata. */
  public static Node node(String id, Map<String, String> meta) {
    return node(id, "dc1", "", meta, NodeResources.of(4_000, 8_192, 100_000));
  }

  /** A node of no class and without metadata in {@code dc1}. */
  public static Node node(String id, int cpuMhz, int memoryMb) {
    return node(id, "dc1", "", Map.of(), NodeResources.of(cpuMhz, memoryMb, 100_000));
  }

  /** A node that accepts placements. */
  public static Node node(
      String id,
      String datacenter,
      String nodeClass,
      Map<String, String> meta,
      NodeResources resources) {
    NodeSpec spec =
        new NodeSpec(
            id,
            datacenter,
            nodeClass,
            "127.0.0.1",
            Map.of("kernel.name", "linux"),
            meta,
            resources,
            List.of(TestCluster.DRIVER));
    return of(spec);
  }

  /** A node that presents itself like this; its id is its name. */
  public static Node of(NodeSpec spec) {
    return Node.registered(new NodeId(spec.name()), spec, Instant.EPOCH, 1);
  }

  /** A cluster of these nodes, from which nothing is taken. */
  public static List<NodeRoom> rooms(Node... nodes) {
    return rooms(List.of(nodes));
  }

  /** A cluster of these nodes, from which nothing is taken. */
  public static List<NodeRoom> rooms(List<Node> nodes) {
    List<NodeRoom> rooms = new ArrayList<>();
    for (Node node : nodes) {
      NodeLoad load = new NodeLoad(node, ComputedClass.of(node.spec()), NodeUse.NONE);
      rooms.add(new NodeRoom(rooms.size(), load));
    }
    return rooms;
  }
}
