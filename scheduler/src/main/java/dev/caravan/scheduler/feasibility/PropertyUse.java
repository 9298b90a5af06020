package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.ComputedClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * How many allocations are on nodes that have the same value of an attribute. Nodes are named by
 * their place among the nodes of the cluster, values by numbers from 0.
 */
public final class PropertyUse {
  /** Stands for the value of a node that has none. */
  public static final int UNSET = -1;

  private final List<String> values = new ArrayList<>();
  private final int[] valueOfNode;
  private final int[] uses;

  /**
   * No allocations yet.
   *
   * @param attribute the attribute as written: {@code ${meta.rack}}
   * @param nodes all nodes of the cluster
   */
  public PropertyUse(String attribute, List<NodeRoom> nodes) {
    this.valueOfNode = new int[nodes.size()];
    boolean isUnique = NodeValues.isUnique(attribute);
    Map<String, Integer> numbers = new HashMap<>();
    Map<ComputedClass, Integer> byClass = new HashMap<>();
    for (NodeRoom room : nodes) {
      valueOfNode[room.index()] =
          isUnique
              ? numberOf(attribute, room, numbers)
              : byClass.computeIfAbsent(
                  room.computedClass(), any -> numberOf(attribute, room, numbers));
    }
    this.uses = new int[values.size()];
  }

  private int numberOf(String attribute, NodeRoom room, Map<String, Integer> numbers) {
    String value = NodeValues.resolve(attribute, room.node());
    return value == null
        ? UNSET
        : numbers.computeIfAbsent(
            value,
            added -> {
              values.add(added);
              return values.size() - 1;
            });
  }

  /** The values that there are. */
  public List<String> values() {
    return values;
  }

  /** The value of a node, or {@link #UNSET}. */
  public int valueOf(int node) {
    return valueOfNode[node];
  }

  /** How many allocations there are on nodes of a value. */
  public int uses(int value) {
    return uses[value];
  }

  /** Counts so many more, or less, allocations on a node. */
  public void add(int node, int howMany) {
    if (valueOfNode[node] != UNSET) {
      uses[valueOfNode[node]] += howMany;
    }
  }

  /** Counts what is on each node. */
  public void addAll(int[] allocationsOnNodes) {
    for (int node = 0; node < allocationsOnNodes.length; node++) {
      if (allocationsOnNodes[node] != 0) {
        add(node, allocationsOnNodes[node]);
      }
    }
  }

  /** All nodes of a value. */
  void forEachNodeOf(int value, IntConsumer action) {
    for (int node = 0; node < valueOfNode.length; node++) {
      if (valueOfNode[node] == value) {
        action.accept(node);
      }
    }
  }
}
