package dev.caravan.example.api;

import java.util.List;
import java.util.Map;

/** How a placement came about, or why there was none. */
public record PlacementMetrics(
    int nodesEvaluated,
    int nodesFiltered,
    Map<String, Integer> nodesAvailable,
    Map<String, Integer> classFiltered,
    Map<String, Integer> constraintFiltered,
    int nodesExhausted,
    Map<String, Integer> classExhausted,
    Map<String, Integer> dimensionExhausted,
    List<String> quotaExhausted,
    List<NodeScore> scoreMetaData,
    int coalescedFailures) {

  /** What a node's score is made of. */
  public record NodeScore(String nodeId, Map<String, Double> scores, double normScore) {}
}
