package dev.caravan.example.client;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.json.DiffJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Nomad's JSON: its names, its times, and what it leaves out. */
final class ApiJson {
  private static final JsonMapper MAPPER = mapper();

  private ApiJson() {}

  private static JsonMapper mapper() {
    SimpleModule types =
        new SimpleModule()
            .addDeserializer(Instant.class, new Times())
            .addDeserializer(Duration.class, new Durations())
            .addDeserializer(JobDiff.class, new Diffs());
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(new Names())
            .addModule(types)
            .build();
    // Nomad leaves out what is empty, or says null.
    for (Class<?> type : List.of(String.class, List.class, Map.class)) {
      mapper.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ApiException(0, "the agent's answer is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static <T> T read(JsonNode json, Class<T> type) {
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  static <T> List<T> readList(JsonNode json, Class<T> type) {
    try {
      return MAPPER.readerForListOf(type).readValue(json);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private static ApiException unreadable(Exception e) {
    return new ApiException(0, "the agent's answer cannot be read: " + e.getMessage(), e);
  }

  /** {@code jobId} is {@code JobID} there, {@code memoryMb} is {@code MemoryMB}. */
  private static final class Names extends NamingBase {
    private static final Pattern ABBREVIATION = Pattern.compile("(Id|Mb|Ip)$");

    @Override
    public String translate(String name) {
      String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      return ABBREVIATION
          .matcher(upper)
          .replaceFirst(match -> match.group().toUpperCase(Locale.ROOT));
    }
  }

  /** Nanoseconds since 1970, or text; Go's first year means never. */
  private static final class Times extends JsonDeserializer<Instant> {
    private static final String NEVER = "0001-01-01";

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        long nanos = parser.getLongValue();
        return nanos <= 0 ? null : Instant.ofEpochSecond(0, nanos);
      }
      String text = parser.getText();
      return text.isEmpty() || text.startsWith(NEVER)
          ? null
          : OffsetDateTime.parse(text).toInstant();
    }
  }

  /** Nanoseconds. */
  private static final class Durations extends JsonDeserializer<Duration> {
    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Duration.ofNanos(parser.getLongValue());
    }
  }

  private static final class Diffs extends JsonDeserializer<JobDiff> {
    @Override
    public JobDiff deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return DiffJson.read(parser.readValueAsTree().toString());
    }
  }
}
