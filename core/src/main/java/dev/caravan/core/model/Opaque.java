package dev.caravan.core.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of Nomad's job specification an embedded scheduler has no use for, such as {@code vault} or
 * {@code connect}. It is kept by the names and in the form of Nomad's API, so that a job reads as
 * it was written.
 */
final class Opaque {
  private Opaque() {}

  /** A copy in the order of the names, without what says nothing: servers write zeros out. */
  static Map<String, Object> copy(@Nullable Map<String, Object> opaque) {
    if (opaque == null || opaque.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new TreeMap<>(opaque);
    copy.values().removeIf(Opaque::saysNothing);
    return Immutable.config(copy);
  }

  private static boolean saysNothing(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(false)
        || (value instanceof Number number && number.doubleValue() == 0)
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }
}
