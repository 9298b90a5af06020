package dev.caravan.core.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for components that are not there: a job may come from a log that was written before
 * the component existed.
 */
final class IfAbsent {
  private IfAbsent() {}

  static <T> T use(@Nullable T value, T standard) {
    return value == null ? standard : value;
  }

  /** An immutable copy; empty where there is no list. */
  static <T> List<T> none(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** An immutable copy; empty where there is no map. */
  static <V> Map<String, V> none(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Immutable.ordered(map);
  }
}
