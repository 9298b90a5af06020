package dev.caravan.core.jobspec.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values as JSON, and back. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(90).maxNumberLength(400).build())
          .build();

  private Json() {}

  /** Without spaces, and with what means something to HTML escaped. */
  static String write(Datum datum) {
    Bounded.Text out = new Bounded.Text();
    write(datum, out);
    return out.toString();
  }

  private static void write(Datum datum, Bounded.Text out) {
    if (datum instanceof Datum.Text text) {
      quote(text.text(), out);
    } else if (datum instanceof Datum.Items items) {
      String comma = "[";
      for (Datum value : items.values()) {
        out.append(comma);
        write(value, out);
        comma = ",";
      }
      out.append(items.values().isEmpty() ? "[]" : "]");
    } else if (datum instanceof Datum.Fields fields) {
      String[] comma = {"{"};
      fields
          .values()
          .forEach(
              (key, value) -> {
                out.append(comma[0]);
                quote(key, out);
                out.append(":");
                write(value, out);
                comma[0] = ",";
              });
      out.append(fields.values().isEmpty() ? "{}" : "}");
    } else {
      out.append(Convert.text(datum).orElse("null"));
    }
  }

  private static void quote(String text, Bounded.Text out) {
    out.append("\"");
    for (int i = 0; i < text.length(); i++) {
      out.append(escaped(text.charAt(i)));
    }
    out.append("\"");
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '<', '>', '&', '\u2028', '\u2029' -> "\\u%04x".formatted((int) c);
      default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    };
  }

  /** Nothing but the value may be in the text. */
  static Datum read(Arguments arguments) {
    try (JsonParser parser = FACTORY.createParser(arguments.text(0))) {
      parser.nextToken();
      Datum datum = value(parser);
      if (parser.nextToken() != null) {
        throw arguments.refuse("there is more after the end of the JSON");
      }
      return datum;
    } catch (IOException e) {
      throw arguments.refuse("this is not JSON");
    }
  }

  private static Datum value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    } else if (token == JsonToken.START_ARRAY) {
      return array(parser);
    } else if (token == JsonToken.VALUE_STRING) {
      return new Datum.Text(parser.getText());
    } else if (token == JsonToken.VALUE_NULL) {
      return new Datum.Nothing();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return new Datum.Flag(token == JsonToken.VALUE_TRUE);
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return number(parser.getText());
    }
    throw new IOException("expected a value");
  }

  private static Datum number(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (exponent >= 0 && text.length() - exponent > 5) {
      throw new Refusal("this number is too large or too exact");
    }
    return Numbers.datum(new BigDecimal(text));
  }

  private static Datum array(JsonParser parser) throws IOException {
    List<Datum> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return Datum.Items.list(values);
  }

  private static Datum object(JsonParser parser) throws IOException {
    SortedMap<String, Datum> fields = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return Datum.Fields.of(fields);
  }
}
