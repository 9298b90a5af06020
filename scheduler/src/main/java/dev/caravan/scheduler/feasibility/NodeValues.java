package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeSpec;
import org.jspecify.annotations.Nullable;

/** What the sides of a constraint stand for on a node. */
final class NodeValues {
  private NodeValues() {}

  /** Whether a side stands for something that the node says. */
  static boolean isTarget(String side) {
    return side.startsWith("${") && side.endsWith("}");
  }

  /** Whether a side stands for something that each node has for itself, by Nomad's names. */
  static boolean isUnique(String side) {
    return isTarget(side)
        && (side.startsWith("${node.unique.")
            || side.startsWith("${attr.unique.")
            || side.startsWith("${meta.unique."));
  }

  /**
   * The value of one side: a literal stands for itself, {@code ${…}} for what the node says.
   *
   * @return null if the node has no such value
   */
  static @Nullable String resolve(String side, Node node) {
    return isTarget(side) ? value(side.substring(2, side.length() - 1), node) : side;
  }

  private static @Nullable String value(String name, Node node) {
    NodeSpec spec = node.spec();
    if (name.startsWith("attr.")) {
      return spec.attributes().get(name.substring("attr.".length()));
    }
    if (name.startsWith("meta.")) {
      return spec.meta().get(name.substring("meta.".length()));
    }
    return switch (name) {
      case "node.unique.id" -> node.id().value();
      case "node.unique.name" -> spec.name();
      case "node.datacenter" -> spec.datacenter();
      case "node.class" -> spec.nodeClass();
      case "node.pool" -> spec.nodePool();
      default -> null;
    };
  }
}
