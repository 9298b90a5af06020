package dev.caravan.core.diff;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one block as a diff names them, all of them text. Nested values get the path to
 * them as their name: {@code args[0]}, {@code port_map[0][db]}.
 */
final class Fields {
  private final Map<String, String> values = new HashMap<>();

  /** Those of a block that is not there. */
  static Fields none() {
    return new Fields();
  }

  Set<String> names() {
    return values.keySet();
  }

  /** The value of this name; empty if there is none. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** A value; null is the same as empty text. */
  Fields with(String name, @Nullable String value) {
    values.put(name, value == null ? "" : value);
    return this;
  }

  Fields with(String name, long value) {
    return with(name, Long.toString(value));
  }

  Fields with(String name, boolean value) {
    return with(name, Boolean.toString(value));
  }

  /** A duration, as the number of its nanoseconds. */
  Fields with(String name, Duration value) {
    return with(name, value.toNanos());
  }

  /** Each entry of a map, as {@code name[key]}. */
  Fields withEach(String name, Map<String, String> entries) {
    entries.forEach((key, value) -> with(name + "[" + key + "]", value));
    return this;
  }

  /** The entries of a driver's configuration, however deep. */
  static Fields ofConfig(Map<String, Object> config) {
    Fields fields = new Fields();
    config.forEach(fields::flatten);
    return fields;
  }

  private void flatten(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> flatten(path + "[" + key + "]", element));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "[" + i + "]", list.get(i));
      }
    } else {
      with(path, text(value));
    }
  }

  /** Whole numbers have no decimal point, however they were written. */
  private static String text(@Nullable Object value) {
    return value instanceof Double number && number % 1 == 0
        ? Long.toString(number.longValue())
        : String.valueOf(value);
  }
}
