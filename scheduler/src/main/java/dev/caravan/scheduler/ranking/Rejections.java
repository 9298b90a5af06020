package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Node;
import dev.caravan.scheduler.feasibility.Rejection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the nodes that are ruled out, by reason and by class. */
final class Rejections {
  private final Map<String, int[]> byReason = new HashMap<>();
  private final Map<String, int[]> byClass = new HashMap<>();
  private int nodes;
  private int changes;

  /**
   * How many nodes are ruled out.
   *
   * @param nodes all of them
   * @param byReason by Nomad's words for why
   * @param byClass by class; nodes without a class are not in it
   */
  record Counts(int nodes, Map<String, Integer> byReason, Map<String, Integer> byClass) {
    static final Counts NONE = new Counts(0, Map.of(), Map.of());
  }

  void add(Node node, Rejection rejection) {
    count(node, rejection, 1);
  }

  void remove(Node node, Rejection rejection) {
    count(node, rejection, -1);
  }

  private void count(Node node, Rejection rejection, int howMany) {
    nodes += howMany;
    changes++;
    merge(byReason, rejection.reason(), howMany);
    String nodeClass = node.spec().nodeClass();
    if (!nodeClass.isEmpty()) {
      merge(byClass, nodeClass, howMany);
    }
  }

  /** There may be very many: each count is changed where it is. */
  private static void merge(Map<String, int[]> counted, String key, int howMany) {
    counted.computeIfAbsent(key, any -> new int[1])[0] += howMany;
  }

  /** How often a node was added or removed. */
  int changes() {
    return changes;
  }

  /** As they are now. */
  Counts counts() {
    return nodes == 0 ? Counts.NONE : new Counts(nodes, sorted(byReason), sorted(byClass));
  }

  private static Map<String, Integer> sorted(Map<String, int[]> counted) {
    Map<String, Integer> sorted = new TreeMap<>();
    counted.forEach(
        (key, count) -> {
          if (count[0] != 0) {
            sorted.put(key, count[0]);
          }
        });
    return sorted;
  }
}
