package dev.caravan.core.model;

import java.util.List;
import java.util.Map;

/**
 * How a placement came about, or why there was none.
 *
 * @param nodesEvaluated nodes looked at
 * @param nodesFiltered nodes that a constraint ruled out
 * @param nodesExhausted nodes that lacked something
 * @param nodesAvailable ready nodes by datacenter
 * @param constraintFiltered how many nodes each constraint ruled out, by its text
 * @param dimensionExhausted how many nodes lacked each thing: {@code cpu}, {@code memory} …
 * @param scores the best nodes and what their scores are made of, best first
 * @param classFiltered how many nodes of each class a constraint ruled out
 * @param classExhausted how many nodes of each class lacked something
 * @param coalescedFailures further allocations of the group that failed for the same reason
 */
public record PlacementMetrics(
    int nodesEvaluated,
    int nodesFiltered,
    int nodesExhausted,
    Map<String, Integer> nodesAvailable,
    Map<String, Integer> constraintFiltered,
    Map<String, Integer> dimensionExhausted,
    List<NodeScore> scores,
    Map<String, Integer> classFiltered,
    Map<String, Integer> classExhausted,
    int coalescedFailures) {

  /** Nothing looked at yet. */
  public static final PlacementMetrics NONE =
      new PlacementMetrics(0, 0, 0, Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), 0);

  public PlacementMetrics {
    nodesAvailable = Immutable.ordered(nodesAvailable);
    constraintFiltered = Immutable.ordered(constraintFiltered);
    dimensionExhausted = Immutable.ordered(dimensionExhausted);
    scores = List.copyOf(scores);
    classFiltered = IfAbsent.none(classFiltered);
    classExhausted = IfAbsent.none(classExhausted);
  }

  /**
   * A node's score.
   *
   * @param nodeId the node
   * @param parts what it is made of, by name of the rule
   * @param normalized the score that nodes are compared by
   */
  public record NodeScore(NodeId nodeId, Map<String, Double> parts, double normalized) {
    public NodeScore {
      parts = ScoreParts.copyOf(parts);
    }
  }

  /** The same, with these scores, best first. */
  public PlacementMetrics withScores(List<NodeScore> best) {
    return new PlacementMetrics(
        nodesEvaluated,
        nodesFiltered,
        nodesExhausted,
        nodesAvailable,
        constraintFiltered,
        dimensionExhausted,
        best,
        classFiltered,
        classExhausted,
        coalescedFailures);
  }

  /** The same, with one more allocation that failed for the same reason. */
  public PlacementMetrics coalesced() {
    return new PlacementMetrics(
        nodesEvaluated,
        nodesFiltered,
        nodesExhausted,
        nodesAvailable,
        constraintFiltered,
        dimensionExhausted,
        scores,
        classFiltered,
        classExhausted,
        coalescedFailures + 1);
  }
}
