package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A driver's configuration as JSON. */
final class ConfigNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConfigNodes() {}

  static ObjectNode of(Map<?, ?> config) {
    ObjectNode json = NODES.objectNode();
    config.forEach((key, value) -> json.set(String.valueOf(key), node(value)));
    return json;
  }

  private static JsonNode node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    throw new IllegalArgumentException("not a value of a task's config: " + value);
  }
}
