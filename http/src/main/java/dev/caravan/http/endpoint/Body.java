package dev.caravan.http.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON body of a request. Names of fields count in any case, as in Go. */
final class Body {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode fields;

  private Body(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * The fields of a body that must be there.
   *
   * @throws ApiException if it is no JSON object
   */
  static Body required(String body) {
    if (body.isBlank()) {
      throw ApiException.badRequest("The request needs a body: a JSON object");
    }
    return optional(body);
  }

  /**
   * The fields of a body that may be missing.
   *
   * @throws ApiException if it is there and no JSON object
   */
  static Body optional(String body) {
    if (body.isBlank()) {
      return new Body(Json.object());
    }
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json instanceof ObjectNode object) {
        return new Body(object);
      }
      throw ApiException.badRequest("The body must be a JSON object, but is " + kind(json));
    } catch (JsonProcessingException e) {
      throw ApiException.badRequest(
          "The body is not JSON: %s at line %d, column %d"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()));
    }
  }

  Optional<JsonNode> find(String name) {
    return fields.properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isNull())
        .findFirst();
  }

  Optional<String> text(String name) {
    return find(name).map(value -> typed(name, value, JsonNodeType.STRING, "a text").textValue());
  }

  boolean flag(String name) {
    return find(name)
        .map(value -> typed(name, value, JsonNodeType.BOOLEAN, "true or false").booleanValue())
        .orElse(false);
  }

  Optional<Long> number(String name) {
    return find(name).map(value -> whole(name, value));
  }

  private static long whole(String name, JsonNode value) {
    typed(name, value, JsonNodeType.NUMBER, "a whole number");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw ApiException.badRequest(name + " must be a whole number, but is " + value);
    }
    return value.longValue();
  }

  Optional<ObjectNode> object(String name) {
    return find(name)
        .map(value -> (ObjectNode) typed(name, value, JsonNodeType.OBJECT, "an object"));
  }

  /** The fields of an object in the body; none if it is missing. */
  Body within(String name) {
    return new Body(object(name).orElseGet(Json::object));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    find(name)
        .ifPresent(
            value ->
                typed(name, value, JsonNodeType.ARRAY, "a list")
                    .forEach(
                        one ->
                            texts.add(
                                typed(name, one, JsonNodeType.STRING, "a list of texts")
                                    .textValue())));
    return texts;
  }

  Map<String, String> strings(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            object ->
                object
                    .properties()
                    .forEach(
                        field ->
                            strings.put(
                                field.getKey(),
                                typed(name, field.getValue(), JsonNodeType.STRING, "texts by name")
                                    .textValue())));
    return strings;
  }

  private static JsonNode typed(String name, JsonNode value, JsonNodeType type, String wanted) {
    if (value.getNodeType() != type) {
      throw ApiException.badRequest(
          "%s must be %s, but is %s".formatted(name, wanted, kind(value)));
    }
    return value;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "a list";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING -> "null";
    };
  }
}
