package dev.caravan.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.UniqueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The small parts of which Nomad's JSON is made. */
public final class Json {
  /** How Go writes a time that is none. */
  static final String NO_TIME = "0001-01-01T00:00:00Z";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** JSON's null. */
  public static JsonNode nothing() {
    return JsonNodeFactory.instance.nullNode();
  }

  /** What a text says that this program wrote. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not written as JSON", e);
    }
  }

  /** True or false. */
  static JsonNode flag(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  /** A text. */
  public static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An array of what these are in JSON. */
  public static <T> ArrayNode array(Stream<T> values, Function<T, ? extends JsonNode> toJson) {
    ArrayNode array = array();
    values.forEach(value -> array.add(toJson.apply(value)));
    return array;
  }

  /** An array of texts. */
  public static ArrayNode texts(Stream<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** An object of these members. */
  public static <T> ObjectNode object(
      Map<String, T> members, Function<T, ? extends JsonNode> toJson) {
    ObjectNode object = object();
    members.forEach((name, value) -> object.set(name, toJson.apply(value)));
    return object;
  }

  static ObjectNode strings(Map<String, String> members) {
    ObjectNode object = object();
    members.forEach(object::put);
    return object;
  }

  static ObjectNode numbers(Map<String, Integer> members) {
    ObjectNode object = object();
    members.forEach(object::put);
    return object;
  }

  /** Nanoseconds since 1970. */
  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /** Nanoseconds. */
  static long nanos(Duration duration) {
    return duration.toNanos();
  }

  /** A point in time as Go writes it. */
  static String time(@Nullable Instant time) {
    return time == null
        ? NO_TIME
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /** An id, or the empty text for none. */
  static String id(@Nullable UniqueId id) {
    return id == null ? "" : id.value();
  }
}
