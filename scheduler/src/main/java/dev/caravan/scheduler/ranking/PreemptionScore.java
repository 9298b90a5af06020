package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.PlacementMetrics.NodeScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it is worth that a node has room only once allocations of less urgent jobs have ended. The
 * formulas are Nomad's ({@code netPriority} and {@code preemptionScore} in {@code
 * scheduler/rank.go}): of the priorities of what ends, the greatest plus the ratio of their sum to
 * it, put on a logistic curve that falls from 1 to 0 and is at one half at 2048. So the less urgent
 * and the fewer they are, the better.
 */
public final class PreemptionScore {
  private static final String NAME = "preemption";
  private static final double RATE = 0.0048;
  private static final double ORIGIN = 2048;

  private PreemptionScore() {}

  /**
   * The score of a node with this in it.
   *
   * @param score without it
   * @param priorities of the jobs whose allocations end, at least one
   */
  public static NodeScore addedTo(NodeScore score, List<Integer> priorities) {
    double preemption = of(priorities);
    Map<String, Double> parts = new LinkedHashMap<>(score.parts());
    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum() + preemption;
    long said =
        parts.entrySet().stream()
            .filter(part -> part.getKey().equals(NodeScores.BIN_PACKING) || part.getValue() != 0)
            .count();
    parts.put(NAME, preemption);
    return new NodeScore(score.nodeId(), parts, sum / (said + 1));
  }

  static double of(List<Integer> priorities) {
    double greatest = priorities.stream().mapToInt(Integer::intValue).max().orElseThrow();
    double sum = priorities.stream().mapToInt(Integer::intValue).sum();
    double net = greatest + sum / greatest;
    return 1 / (1 + Math.exp(RATE * (net - ORIGIN)));
  }
}
