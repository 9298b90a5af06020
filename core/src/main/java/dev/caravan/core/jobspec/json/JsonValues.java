package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.UniqueNames;
import dev.caravan.core.jobspec.syntax.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads JSON into values that know their position. */
final class JsonValues {
  /** Leaves room for the deepest job that is valid. */
  private static final int MAX_DEPTH = 200;

  /** Beyond these, writing a number out would take more room than a job deserves. */
  private static final int MAX_DIGITS = 400;

  private static final Pattern SMALL_EXPONENT = Pattern.compile("[^eE]+([eE][+-]?\\d{1,3})?");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final JsonParser parser;
  private final Consumer<Flaw> flaws;

  private JsonValues(JsonParser parser, Consumer<Flaw> flaws) {
    this.parser = parser;
    this.flaws = flaws;
  }

  /**
   * The object that this text, which begins with a brace, consists of.
   *
   * @throws JsonProcessingException if it is not JSON
   */
  static Value.Fields read(String text, Consumer<Flaw> flaws) throws JsonProcessingException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Value.Fields root = new JsonValues(parser, flaws).object();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "expected the end of the text after the job");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  /** What is wrong with text that is not JSON. */
  static Flaw flaw(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    Position position =
        location == null
            ? Position.START
            : new Position(location.getLineNr(), location.getColumnNr());
    // The rest of the message describes the source that Jackson read from.
    String reason = e.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
    return new Flaw(position, Place.TOP, "this is not JSON: " + reason);
  }

  private Value.Fields object() throws IOException {
    Position position = position();
    List<Attribute> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Position at = position();
      parser.nextToken();
      members.add(new Attribute(name, at, value()));
    }
    return new Value.Fields(UniqueNames.of(members, Place.TOP, flaws), position);
  }

  private Value.Items array() throws IOException {
    Position position = position();
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Value.Items(items, position);
  }

  private Value value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new Value.Text(parser.getText(), position());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> new Value.Flag(true, position());
      case VALUE_FALSE -> new Value.Flag(false, position());
      case VALUE_NULL -> new Value.Null(position());
      default -> throw new JsonParseException(parser, "expected a value");
    };
  }

  private Value number() throws IOException {
    String text = parser.getText();
    if (text.length() > MAX_DIGITS || !SMALL_EXPONENT.matcher(text).matches()) {
      flaws.accept(new Flaw(position(), Place.TOP, "this number is too large or too exact"));
      return new Value.Unreadable(position());
    }
    BigDecimal number = new BigDecimal(text);
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    int scale = whole ? 0 : Math.max(1, number.scale());
    return new Value.Numeral(number.setScale(scale), position());
  }

  private Position position() {
    JsonLocation location = parser.currentTokenLocation();
    return new Position(location.getLineNr(), location.getColumnNr());
  }
}
