package dev.caravan.core.jobspec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which values of a driver's configuration cannot be stored. */
final class ConfigValidator {
  private final Findings findings;
  private final Place place;

  ConfigValidator(Findings findings, Place place) {
    this.findings = findings;
    this.place = place;
  }

  void validate(Map<String, ?> config) {
    config.forEach(this::value);
  }

  private void value(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((inner, content) -> value(key + "." + inner, content));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> value(key, item));
    } else if (!isStorable(value)) {
      String found = value == null ? "null" : value + " of " + value.getClass().getName();
      findings.add(
          place,
          key,
          "%s must be a string, number, boolean, list or map, but is %s".formatted(key, found));
    }
  }

  private static boolean isStorable(@Nullable Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || (value instanceof Double number && Double.isFinite(number));
  }
}
