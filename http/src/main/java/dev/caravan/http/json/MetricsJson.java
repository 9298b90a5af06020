package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;

/** How placements came about: Nomad's {@code AllocationMetric}. */
final class MetricsJson {
  private MetricsJson() {}

  static ObjectNode of(PlacementMetrics metrics) {
    ObjectNode json = Json.object();
    json.put("NodesEvaluated", metrics.nodesEvaluated());
    json.put("NodesFiltered", metrics.nodesFiltered());
    json.set("NodesAvailable", Json.numbers(metrics.nodesAvailable()));
    json.set("ClassFiltered", Json.numbers(metrics.classFiltered()));
    json.set("ConstraintFiltered", Json.numbers(metrics.constraintFiltered()));
    json.put("NodesExhausted", metrics.nodesExhausted());
    json.set("ClassExhausted", Json.numbers(metrics.classExhausted()));
    json.set("DimensionExhausted", Json.numbers(metrics.dimensionExhausted()));
    json.putNull("QuotaExhausted");
    json.putNull("ResourcesExhausted");
    json.putNull("Scores");
    json.set("ScoreMetaData", Json.array(metrics.scores().stream(), MetricsJson::score));
    json.put("AllocationTime", 0);
    json.put("CoalescedFailures", metrics.coalescedFailures());
    return json;
  }

  static ObjectNode score(NodeScore score) {
    ObjectNode json = Json.object();
    json.put("NodeID", score.nodeId().value());
    ObjectNode parts = json.putObject("Scores");
    score.parts().forEach(parts::put);
    json.put("NormScore", score.normalized());
    return json;
  }
}
