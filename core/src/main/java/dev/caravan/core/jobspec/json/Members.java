package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Members of JSON objects that are left out where they are empty. */
final class Members {
  private Members() {}

  static <T> void putAll(
      ObjectNode json, String name, List<T> values, Function<T, ? extends JsonNode> toNode) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(value -> array.add(toNode.apply(value)));
    }
  }

  static void putStrings(ObjectNode json, String name, Map<String, String> strings) {
    if (!strings.isEmpty()) {
      ObjectNode object = json.putObject(name);
      strings.forEach(object::put);
    }
  }

  /** What is kept of Nomad's API as it is there. */
  static void putOpaque(ObjectNode json, Map<String, Object> opaque) {
    json.setAll(ConfigNodes.of(opaque));
  }
}
