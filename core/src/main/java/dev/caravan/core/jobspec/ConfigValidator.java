package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which values of a driver's configuration cannot be stored. */
final class ConfigValidator {
  /** How deep lists and maps may be nested in one another. */
  static final int MAX_DEPTH = 100;

  private final Findings findings;
  private final Place place;

  ConfigValidator(Findings findings, Place place) {
    this.findings = findings;
    this.place = place;
  }

  void validate(Map<String, ?> config) {
    config.forEach((key, value) -> value(key, value, 1));
  }

  /** What is wrong with a value is said of the outermost key that leads to it. */
  private void value(String key, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      findings.add(place, key, "%s is nested more than %d deep".formatted(key, MAX_DEPTH));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> value(key, inner, depth + 1));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> value(key, inner, depth + 1));
    } else if (!isStorable(value)) {
      String found = value == null ? "null" : value + " of " + value.getClass().getName();
      String message = "%s must hold strings, numbers, booleans, lists and maps, but holds %s";
      findings.add(place, key, message.formatted(key, found));
    }
  }

  private static boolean isStorable(@Nullable Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || (value instanceof Double number && Double.isFinite(number));
  }
}
