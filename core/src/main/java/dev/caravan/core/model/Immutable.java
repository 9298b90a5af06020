package dev.caravan.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies that keep their order and cannot be changed. */
final class Immutable {
  private Immutable() {}

  /** Unlike {@link Map#copyOf}, keeps the order in which a person wrote the entries. */
  static <V> Map<String, V> ordered(Map<String, ? extends V> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A deep copy of a driver's configuration: strings, numbers, booleans, lists and maps. */
  static Map<String, Object> config(Map<String, ?> config) {
    Map<String, Object> copy = new LinkedHashMap<>();
    config.forEach((key, value) -> copy.put(key, value(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(String.valueOf(key), value(element)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(value(element)));
      return Collections.unmodifiableList(copy);
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
