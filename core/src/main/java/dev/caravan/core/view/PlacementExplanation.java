package dev.caravan.core.view;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why an allocation was placed where it is, as it was when that was decided.
 *
 * @param allocationId the allocation
 * @param name its name
 * @param nodeName the name of its node
 * @param metrics the scores of the best nodes, and why others were not chosen
 * @param nodeNames the names of the nodes that have a score, as far as they are still known
 */
public record PlacementExplanation(
    AllocationId allocationId,
    String name,
    String nodeName,
    PlacementMetrics metrics,
    Map<NodeId, String> nodeNames) {
  public PlacementExplanation {
    nodeNames = Collections.unmodifiableMap(new TreeMap<>(nodeNames));
  }

  /** For people, in a few lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Allocation \"%s\" is on node \"%s\":".formatted(name, nodeName));
    text.append(
        "\n  * %d nodes evaluated, %d excluded by filter, %d exhausted"
            .formatted(
                metrics.nodesEvaluated(), metrics.nodesFiltered(), metrics.nodesExhausted()));
    for (NodeScore score : metrics.scores()) {
      String node = nodeNames.getOrDefault(score.nodeId(), score.nodeId().value());
      text.append("\n  * node \"%s\": %s".formatted(node, ScoreSentence.of(score)));
    }
    metrics.constraintFiltered().forEach((why, nodes) -> ruledOut(text, why, nodes));
    metrics.dimensionExhausted().forEach((why, nodes) -> ruledOut(text, why, nodes));
    return text.toString();
  }

  private static void ruledOut(StringBuilder text, String reason, int nodes) {
    text.append("\n  * not on %d nodes: %s".formatted(nodes, reason));
  }
}
