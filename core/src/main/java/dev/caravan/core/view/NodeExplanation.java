package dev.caravan.core.view;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import org.jspecify.annotations.Nullable;

/**
 * Why one more allocation of a task group would, or would not, be placed on a node.
 *
 * @param jobId the job
 * @param taskGroup the group
 * @param node the node, and all that keeps the allocation from it
 * @param score what the node would be worth; null if something keeps the allocation from it
 * @param rank its place among the nodes that would do, from 1; 0 if it is none of them
 * @param fitting how many nodes would do
 * @param running how many allocations of the group are on the node already
 */
public record NodeExplanation(
    JobId jobId,
    String taskGroup,
    NodeObstacles node,
    @Nullable NodeScore score,
    int rank,
    int fitting,
    int running) {

  /** For people, in a few lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String subject =
        "an allocation of group \"%s\" of job \"%s\"".formatted(taskGroup, jobId.value());
    if (score == null) {
      text.append("Node \"%s\" cannot take %s:".formatted(node.nodeName(), subject));
      for (Obstacle obstacle : node.obstacles()) {
        text.append("\n  * ").append(obstacle.text());
      }
    } else {
      text.append("Node \"%s\" could take %s:".formatted(node.nodeName(), subject));
      text.append("\n  * it is number %d of %d nodes that fit".formatted(rank, fitting));
      text.append("\n  * ").append(ScoreSentence.of(score));
    }
    text.append("\n  * %d of the group on it already".formatted(running));
    return text.toString();
  }
}
