package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Node;
import dev.caravan.scheduler.feasibility.Rejection;
import java.util.Map;
import java.util.TreeMap;

/** Counts the nodes that were ruled out, by reason and by class. */
final class Rejections {
  private final Map<String, Integer> byReason = new TreeMap<>();
  private final Map<String, Integer> byClass = new TreeMap<>();
  private int nodes;

  void add(Node node, Rejection rejection) {
    nodes++;
    byReason.merge(rejection.reason(), 1, Integer::sum);
    String nodeClass = node.spec().nodeClass();
    if (!nodeClass.isEmpty()) {
      byClass.merge(nodeClass, 1, Integer::sum);
    }
  }

  int nodes() {
    return nodes;
  }

  Map<String, Integer> byReason() {
    return byReason;
  }

  /** Nodes without a class are not in it. */
  Map<String, Integer> byClass() {
    return byClass;
  }
}
