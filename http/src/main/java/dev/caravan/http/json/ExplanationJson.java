package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.view.NodeExplanation;
import dev.caravan.core.view.PlacementExplanation;

/** Why allocations are where they are, and not elsewhere; Nomad's API has nothing like it. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** Why an allocation was placed where it is. */
  public static ObjectNode of(PlacementExplanation explanation) {
    ObjectNode json = Json.object();
    json.put("AllocID", explanation.allocationId().value());
    json.put("Name", explanation.name());
    json.put("NodeName", explanation.nodeName());
    json.set("Metrics", MetricsJson.of(explanation.metrics()));
    ObjectNode names = json.putObject("NodeNames");
    explanation.nodeNames().forEach((id, name) -> names.put(id.value(), name));
    return json.put("Text", explanation.text());
  }

  /** Why one more allocation would, or would not, be placed on a node. */
  public static ObjectNode of(NodeExplanation explanation) {
    ObjectNode json = Json.object();
    json.put("JobID", explanation.jobId().value());
    json.put("Namespace", explanation.jobId().namespace());
    json.put("TaskGroup", explanation.taskGroup());
    json.set("Node", of(explanation.node()));
    json.set(
        "Score",
        explanation.score() == null ? Json.nothing() : MetricsJson.score(explanation.score()));
    json.put("Rank", explanation.rank());
    json.put("Fitting", explanation.fitting());
    json.put("Running", explanation.running());
    return json.put("Text", explanation.text());
  }

  /** All that keeps an allocation from a node. */
  static ObjectNode of(NodeObstacles node) {
    ObjectNode json = Json.object();
    json.put("NodeID", node.nodeId().value());
    json.put("NodeName", node.nodeName());
    json.set("Obstacles", Json.array(node.obstacles().stream(), ExplanationJson::of));
    return json.put("Text", node.text());
  }

  private static ObjectNode of(Obstacle obstacle) {
    return Json.object().put("Reason", obstacle.reason()).put("Detail", obstacle.detail());
  }
}
