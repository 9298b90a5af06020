package dev.caravan.http.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Takes JSON apart: leaves out what says nothing, picks what is asked for, sorts. */
final class Shaping {
  private Shaping() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Null, an empty list and an empty object say the same: nothing. */
  static JsonNode dropEmpty(JsonNode value) {
    return drop(value, one -> one.isNull() || (one.isContainerNode() && one.isEmpty()), false);
  }

  /** The same, and zero, false and the empty text say nothing either. */
  static JsonNode dropZero(JsonNode value) {
    return drop(value, Shaping::saysNothing, true);
  }

  static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isNumber() && value.doubleValue() == 0)
        || (value.isBoolean() && !value.booleanValue())
        || (value.isTextual() && value.textValue().isEmpty());
  }

  private static JsonNode drop(JsonNode value, Predicate<JsonNode> nothing, boolean inLists) {
    if (value.isObject()) {
      ObjectNode out = object();
      value
          .properties()
          .forEach(
              field -> {
                JsonNode inner = drop(field.getValue(), nothing, inLists);
                if (!nothing.test(inner)) {
                  out.set(field.getKey(), inner);
                }
              });
      return out;
    }
    if (value.isArray()) {
      ArrayNode out = array();
      value.forEach(inner -> out.add(drop(inner, nothing, inLists)));
      return out;
    }
    return value;
  }

  /** Leaves out what these paths name; {@code *} is any name or any element. */
  static JsonNode prune(JsonNode value, Iterable<String> paths) {
    JsonNode out = value;
    for (String path : paths) {
      out = prune(out, List.of(path.split("/", -1)));
    }
    return out;
  }

  private static JsonNode prune(JsonNode value, List<String> keys) {
    String key = keys.get(0);
    List<String> rest = keys.subList(1, keys.size());
    if (value.isObject()) {
      ObjectNode out = object();
      value
          .properties()
          .forEach(
              field -> {
                boolean meant = key.equals("*") || key.equals(field.getKey());
                if (!meant) {
                  out.set(field.getKey(), field.getValue());
                } else if (!rest.isEmpty()) {
                  out.set(field.getKey(), prune(field.getValue(), rest));
                }
              });
      return out;
    }
    if (value.isArray() && key.equals("*")) {
      ArrayNode out = array();
      if (!rest.isEmpty()) {
        value.forEach(inner -> out.add(prune(inner, rest)));
      }
      return out;
    }
    return value;
  }

  /** What these paths name; all of it if there are none. */
  static JsonNode pick(JsonNode value, JsonNode paths) {
    if (!paths.isArray() || paths.isEmpty()) {
      return value;
    }
    ObjectNode out = object();
    for (JsonNode path : paths) {
      out.set(path.asText(), pick(value, List.of(path.asText().split("/", -1))));
    }
    return out;
  }

  private static JsonNode pick(JsonNode value, List<String> keys) {
    if (keys.isEmpty()) {
      return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }
    String key = keys.get(0);
    List<String> rest = keys.subList(1, keys.size());
    if (key.equals("*") && value.isObject()) {
      ObjectNode out = object();
      value.properties().forEach(one -> out.set(one.getKey(), pick(one.getValue(), rest)));
      return out;
    }
    if (key.equals("*")) {
      ArrayNode out = array();
      value.forEach(one -> out.add(pick(one, rest)));
      return out;
    }
    boolean isIndex = value.isArray() && key.chars().allMatch(Character::isDigit);
    return pick(isIndex ? value.path(Integer.parseInt(key)) : value.path(key), rest);
  }

  /** The same elements in an order that depends on nothing else. */
  static ArrayNode sorted(Iterable<? extends JsonNode> items) {
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    all.sort(Comparator.comparing(Shaping::canonical));
    ArrayNode out = array();
    all.forEach(out::add);
    return out;
  }

  /** A text that is the same for the same value, whatever the order of its fields. */
  static String canonical(JsonNode value) {
    return ordered(value).toString();
  }

  private static JsonNode ordered(JsonNode value) {
    if (value.isObject()) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      value.properties().forEach(one -> fields.put(one.getKey(), ordered(one.getValue())));
      ObjectNode out = object();
      fields.forEach(out::set);
      return out;
    }
    if (value.isArray()) {
      ArrayNode out = array();
      value.forEach(one -> out.add(ordered(one)));
      return out;
    }
    return value;
  }

  static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : "";
  }
}
