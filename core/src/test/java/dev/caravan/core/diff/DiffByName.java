package dev.caravan.core.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.json.DiffJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Diffs in the form in which Nomad's were recorded: without what is empty, and with their lists
 * keyed by name, so that order makes no difference. A second entry of a name is {@code name#2}.
 */
final class DiffByName {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final Set<String> LISTS = Set.of("Fields", "Objects", "TaskGroups", "Tasks");

  private DiffByName() {}

  static JsonNode of(JobDiff diff) {
    try {
      return normal(JSON.readTree(DiffJson.write(diff)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode normal(JsonNode entry) {
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    entry
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              if (LISTS.contains(member.getKey()) && !value.isEmpty()) {
                normal.set(member.getKey(), byName(value));
              } else if (!value.isNull() && !member.getKey().equals("Name")) {
                normal.set(member.getKey(), value);
              }
            });
    return normal;
  }

  private static ObjectNode byName(JsonNode entries) {
    List<JsonNode> sorted = new ArrayList<>();
    entries.forEach(sorted::add);
    sorted.sort(Comparator.comparing(DiffByName::canonical));
    ObjectNode byName = JsonNodeFactory.instance.objectNode();
    for (JsonNode entry : sorted) {
      String name = entry.get("Name").textValue();
      String key = name;
      for (int number = 2; byName.has(key); number++) {
        key = name + "#" + number;
      }
      byName.set(key, normal(entry));
    }
    return byName;
  }

  /** With all members in the order of their names, as the recordings were sorted by. */
  private static String canonical(JsonNode entry) {
    try {
      return SORTED.writeValueAsString(JSON.convertValue(entry, Object.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
