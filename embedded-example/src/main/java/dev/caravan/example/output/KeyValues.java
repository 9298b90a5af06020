package dev.caravan.example.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of {@code key = value} whose equals signs stand below each other. */
public final class KeyValues {
  /** What is written where there is no value. */
  static final String NONE = "<none>";

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a line; the value is written as text. */
  public KeyValues with(String key, Object value) {
    String text = Printable.of(value.toString());
    values.put(key, text.isEmpty() ? NONE : text);
    return this;
  }

  /** Adds a line for a text that begins on the next one, and may have colours. */
  KeyValues withTextBelow(String key, String text) {
    values.put(key, "\n" + text);
    return this;
  }

  /** The lines, without a line break at the end. */
  public String render() {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    return values.entrySet().stream()
        .map(line -> line.getKey() + gap(width, line.getKey()) + " = " + line.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String gap(int width, String key) {
    return " ".repeat(width - key.length());
  }
}
