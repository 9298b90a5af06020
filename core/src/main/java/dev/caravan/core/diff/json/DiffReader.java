package dev.caravan.core.diff.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.FieldDiff;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.ObjectDiff;
import dev.caravan.core.diff.TaskDiff;
import dev.caravan.core.diff.TaskGroupDiff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads an object of a diff, and knows where in the diff it is. */
final class DiffReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode json;
  private final String place;

  private DiffReader(JsonNode json, String place) {
    this.json = json;
    this.place = place;
    if (!json.isObject()) {
      throw new IllegalArgumentException(place + " must be an object, but is " + kind(json));
    }
  }

  static JobDiff read(String text) {
    try {
      return new DiffReader(JSON.readTree(text), "Diff").job();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Diff is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private JobDiff job() {
    return new JobDiff(
        type(), text("ID"), fields(), objects(), all("TaskGroups", DiffReader::group));
  }

  private TaskGroupDiff group() {
    return new TaskGroupDiff(
        type(), text("Name"), fields(), objects(), all("Tasks", DiffReader::task), updates());
  }

  private TaskDiff task() {
    return new TaskDiff(type(), text("Name"), fields(), objects(), annotations());
  }

  private ObjectDiff object() {
    return new ObjectDiff(type(), text("Name"), fields(), objects());
  }

  private FieldDiff field() {
    return new FieldDiff(type(), text("Name"), text("Old"), text("New"), annotations());
  }

  private List<FieldDiff> fields() {
    return all("Fields", DiffReader::field);
  }

  private List<ObjectDiff> objects() {
    return all("Objects", DiffReader::object);
  }

  private DiffType type() {
    String word = text("Type");
    return Arrays.stream(DiffType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("Type", "None, Added, Deleted or Edited", json.path("Type")));
  }

  private String text(String name) {
    JsonNode value = json.path(name);
    if (saysNothing(value)) {
      return "";
    }
    if (!value.isTextual()) {
      throw wrong(name, "a string", value);
    }
    return value.textValue();
  }

  private List<String> annotations() {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array("Annotations")) {
      if (!text.isTextual()) {
        throw wrong("Annotations", "a list of strings", text);
      }
      texts.add(text.textValue());
    }
    return texts;
  }

  private Map<String, Integer> updates() {
    Map<String, Integer> counts = new TreeMap<>();
    JsonNode updates = json.path("Updates");
    if (!saysNothing(updates) && !updates.isObject()) {
      throw wrong("Updates", "an object", updates);
    }
    updates.properties().forEach(update -> counts.put(update.getKey(), count(update.getValue())));
    return counts;
  }

  private int count(JsonNode value) {
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong("Updates", "an object of whole numbers", value);
    }
    return value.intValue();
  }

  private <T> List<T> all(String name, Function<DiffReader, T> read) {
    List<T> all = new ArrayList<>();
    for (JsonNode element : array(name)) {
      all.add(read.apply(new DiffReader(element, placeOf(name) + "[" + all.size() + "]")));
    }
    return all;
  }

  private JsonNode array(String name) {
    JsonNode value = json.path(name);
    if (!saysNothing(value) && !value.isArray()) {
      throw wrong(name, "a list", value);
    }
    return value;
  }

  private IllegalArgumentException wrong(String name, String wanted, JsonNode value) {
    return new IllegalArgumentException(
        placeOf(name) + " must be " + wanted + ", but is " + kind(value));
  }

  private String placeOf(String name) {
    return place + "." + name;
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** A single value as it is; of lists and objects only what they are. */
  private static String kind(JsonNode value) {
    if (value.isArray()) {
      return "a list";
    }
    if (value.isObject()) {
      return "an object";
    }
    return value.isMissingNode() ? "not there" : value.toString();
  }
}
