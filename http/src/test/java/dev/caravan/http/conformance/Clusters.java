package dev.caravan.http.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.Drivers;
import dev.caravan.scheduler.NodeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of clusters that the recorded cases need. */
final class Clusters {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Clusters() {}

  /** The nodes of a shape. */
  static List<NodeConfig> nodes(String shape) throws IOException {
    List<NodeConfig> nodes = new ArrayList<>();
    List<TaskDriver> drivers = Drivers.defaults();
    try (InputStream file = Clusters.class.getResourceAsStream("/conformance/cluster.json")) {
      for (JsonNode node : MAPPER.readTree(file).required(shape)) {
        nodes.add(node(node).drivers(drivers));
      }
    }
    return nodes;
  }

  private static NodeConfig node(JsonNode json) {
    Map<String, String> meta = new LinkedHashMap<>();
    json.get("meta")
        .properties()
        .forEach(each -> meta.put(each.getKey(), each.getValue().asText()));
    return NodeConfig.named(json.get("name").asText())
        .datacenter(json.get("datacenter").asText())
        .nodeClass(json.get("node_class").asText())
        .meta(meta)
        .resources(resources(json));
  }

  private static NodeResources resources(JsonNode json) {
    JsonNode reserved = json.get("reserved");
    String port = reserved.get("ports").asText();
    return new NodeResources(
        json.get("cpu_mhz").asInt() - reserved.get("cpu_mhz").asInt(),
        json.get("memory_mb").asInt() - reserved.get("memory_mb").asInt(),
        json.get("disk_mb").asInt(),
        NodeResources.MIN_DYNAMIC_PORT,
        NodeResources.MAX_DYNAMIC_PORT,
        port.isEmpty() ? List.of() : List.of(Integer.valueOf(port)));
  }
}
