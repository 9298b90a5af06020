package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Spread;

/** What a job says of the nodes it is for, as JSON. */
final class PlacementNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlacementNodes() {}

  static ObjectNode constraint(Constraint constraint) {
    ObjectNode json = NODES.objectNode();
    json.put("LTarget", constraint.attribute());
    json.put("RTarget", constraint.value());
    json.put("Operand", constraint.operator());
    return json;
  }

  static ObjectNode affinity(Affinity affinity) {
    ObjectNode json = NODES.objectNode();
    json.put("LTarget", affinity.attribute());
    json.put("RTarget", affinity.value());
    json.put("Operand", affinity.operator());
    json.put("Weight", affinity.weight());
    return json;
  }

  static ObjectNode spread(Spread spread) {
    ObjectNode json = NODES.objectNode();
    json.put("Attribute", spread.attribute());
    json.put("Weight", spread.weight());
    ArrayNode targets = json.putArray("SpreadTarget");
    for (Spread.Target target : spread.targets()) {
      targets.addObject().put("Value", target.value()).put("Percent", target.percent());
    }
    return json;
  }
}
