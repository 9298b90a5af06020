package dev.caravan.core.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * An event log as lines of JSON: a first line that says how it is chained, one line for each event
 * with its hash, and a last line with the head. What an event holds stands there word for word, as
 * the hash is of these words.
 */
final class LogLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory FACTORY = JSON.getFactory();
  private static final String FORM = "caravan event log 1";

  private LogLines() {}

  /**
   * The first line.
   *
   * @param chainedLater how many of the first events were chained only later
   */
  record Header(String algorithm, Hash genesis, long events, long chainedLater) {}

  static void writeHeader(JsonGenerator out, Header header) throws IOException {
    out.writeStartObject();
    out.writeStringField("form", FORM);
    out.writeStringField("algorithm", header.algorithm());
    out.writeStringField("genesis", header.genesis().toString());
    out.writeNumberField("events", header.events());
    out.writeNumberField("chainedLater", header.chainedLater());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  static void write(JsonGenerator out, StoredEvent event, Hash hash) throws IOException {
    out.writeStartObject();
    out.writeNumberField("position", event.position());
    out.writeStringField("time", event.time());
    out.writeStringField("kind", event.kind());
    out.writeStringField("subject", event.subject());
    out.writeNumberField("sequence", event.sequence());
    out.writeStringField("id", event.id());
    out.writeStringField("event", event.event());
    out.writeStringField("revision", event.revision());
    out.writeFieldName("data");
    out.writeRawValue(event.data());
    out.writeFieldName("meta");
    out.writeRawValue(event.meta());
    out.writeStringField("hash", hash.toString());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  static void writeEnd(JsonGenerator out, ChainHead head) throws IOException {
    out.writeStartObject();
    out.writeStringField("head", head.toAuditHead().toString());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  /**
   * Reads the first line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Header header(String line) {
    ObjectNode fields = fields(line);
    if (!fields.path("form").asText().equals(FORM)) {
      throw new IllegalArgumentException("it does not begin with \"form\": \"" + FORM + "\"");
    }
    return new Header(
        fields.path("algorithm").asText(),
        Hash.parse(fields.path("genesis").asText()),
        fields.path("events").asLong(),
        fields.path("chainedLater").asLong());
  }

  /** Whether a line is the last one. */
  static boolean isEnd(String line) {
    return line.startsWith("{\"head\":");
  }

  /**
   * Reads the last line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static AuditHead end(String line) {
    return AuditHead.parse(fields(line).path("head").asText());
  }

  private static ObjectNode fields(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node instanceof ObjectNode fields) {
        return fields;
      }
      throw new IllegalArgumentException("it is no object of JSON");
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no line of JSON", e);
    }
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException if the line is none
   */
  static ChainedEvent event(String line) {
    Map<String, String> fields = words(line);
    return new ChainedEvent(
        new StoredEvent(
            Long.parseLong(field(fields, "position")),
            field(fields, "time"),
            field(fields, "subject"),
            Long.parseLong(field(fields, "sequence")),
            field(fields, "kind"),
            field(fields, "id"),
            field(fields, "event"),
            field(fields, "revision"),
            field(fields, "data"),
            field(fields, "meta")),
        Hash.parse(field(fields, "hash")));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it has no \"" + name + "\"");
    }
    return value;
  }

  /** The fields of a line; of an object its very words, which reading and writing could change. */
  private static Map<String, String> words(String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no object of JSON");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        fields.put(
            name, parser.nextToken().isScalarValue() ? parser.getText() : words(parser, line));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no line of JSON", e);
    }
    return fields;
  }

  private static String words(JsonParser parser, String line) throws IOException {
    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    parser.skipChildren();
    return line.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
  }

  static JsonGenerator generator(Writer out) {
    try {
      return FACTORY.createGenerator(out).setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
