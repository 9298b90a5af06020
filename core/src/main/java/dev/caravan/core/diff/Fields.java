package dev.caravan.core.diff;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Set<String> unsaid = new HashSet<>();

  /** Those of a block that is not there. */
  static Fields none() {
    return new Fields();
  }

  /** Those of the values that are worth being shown. */
  Set<String> names() {
    Set<String> names = new HashSet<>(values.keySet());
    names.removeAll(unsaid);
    return names;
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

  /** All values of another block; those replace what is there already. */
  Fields with(Fields others) {
    others.values.forEach(this::with);
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

  /**
   * A value that came to Nomad after the plans that are followed here: as long as it is not set on
   * either side, it is not shown.
   */
  Fields ifSet(String name, boolean value) {
    return ifSet(name, value, Boolean.toString(value));
  }

  /** As {@link #ifSet(String, boolean)}; empty text is not set. */
  Fields ifSet(String name, String value) {
    return ifSet(name, !value.isEmpty(), value);
  }

  private Fields ifSet(String name, boolean set, String value) {
    if (!set) {
      unsaid.add(name);
    }
    return with(name, value);
  }

  /** A value of its own only where it is there. */
  Fields ifThere(String name, @Nullable Number value) {
    return value == null ? this : with(name, value.longValue());
  }

  /** As {@link #ifThere(String, Number)}, in nanoseconds. */
  Fields ifThere(String name, @Nullable Duration value) {
    return value == null ? this : with(name, value);
  }

  /** Each entry of a map, as {@code name[key]}. */
  Fields withEach(String name, Map<String, String> entries) {
    entries.forEach((key, value) -> with(name + "[" + key + "]", value));
    return this;
  }

  /** The entries of a driver's configuration or of another free map, however deep. */
  static Fields ofMap(Map<String, ?> map) {
    Fields fields = new Fields();
    map.forEach(fields::flatten);
    return fields;
  }

  /** A value, or all that are in it. */
  void flatten(String path, @Nullable Object value) {
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
  static String text(@Nullable Object value) {
    return value instanceof Double number && number % 1 == 0
        ? Long.toString(number.longValue())
        : String.valueOf(value);
  }
}
