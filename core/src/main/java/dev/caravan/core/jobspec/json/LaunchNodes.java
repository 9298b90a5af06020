package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;

/** What launches a job that is not run at once, as JSON. */
final class LaunchNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LaunchNodes() {}

  /** One expression stands by itself, as it did before there could be several. */
  static ObjectNode periodic(Periodic periodic) {
    boolean single = periodic.crons().size() == 1;
    ObjectNode json = NODES.objectNode();
    json.put("Enabled", periodic.enabled());
    json.put("Spec", single ? periodic.crons().get(0) : "");
    if (!single) {
      Members.putAll(json, "Specs", periodic.crons(), NODES::textNode);
    }
    json.put("SpecType", "cron");
    json.put("ProhibitOverlap", periodic.prohibitOverlap());
    json.put("TimeZone", periodic.timeZone());
    return json;
  }

  static ObjectNode parameterized(Parameterized parameterized) {
    ObjectNode json = NODES.objectNode();
    json.put("Payload", parameterized.payload().word());
    Members.putAll(json, "MetaRequired", parameterized.metaRequired(), NODES::textNode);
    Members.putAll(json, "MetaOptional", parameterized.metaOptional(), NODES::textNode);
    // Nomad does not have it.
    if (parameterized.maxConcurrent() != 0) {
      json.put("MaxConcurrent", parameterized.maxConcurrent());
    }
    return json;
  }
}
