package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import java.util.HashMap;
import java.util.Map;

/** What a job file can ask about the node that its tasks run on. */
record NodeFacts(NodeId id, NodeSpec spec) {

  /** By the names that a job file uses. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put("node.unique.id", id.value());
    values.put("node.unique.name", spec.name());
    values.put("node.datacenter", spec.datacenter());
    values.put("node.class", spec.nodeClass());
    values.put("node.region", Defaults.REGION);
    spec.attributes().forEach((name, value) -> values.put("attr." + name, value));
    spec.meta().forEach((name, value) -> values.put("meta." + name, value));
    return values;
  }
}
