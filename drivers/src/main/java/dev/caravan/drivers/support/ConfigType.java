package dev.caravan.drivers.support;

import java.util.List;
import java.util.Map;

/**
 * What a configuration key may hold. Like Nomad, numbers and flags may be written as text; a text
 * with an interpolation is taken on trust, as its value is known on the node only.
 */
public enum ConfigType {
  TEXT("a string") {
    @Override
    boolean accepts(Object value) {
      return isScalar(value);
    }
  },
  TEXTS("a list of strings") {
    @Override
    boolean accepts(Object value) {
      return value instanceof List<?> list && list.stream().allMatch(ConfigType::isScalar);
    }
  },
  /** A map, or blocks of the same name, which HCL gives as a list of maps. */
  MAP("a map of strings") {
    @Override
    boolean accepts(Object value) {
      return value instanceof List<?> list
          ? list.stream().allMatch(ConfigType::isScalarMap)
          : isScalarMap(value);
    }
  },
  /** Blocks of the same name, or a list of maps, each of which stands for itself. */
  MAPS("a list of maps of strings") {
    @Override
    boolean accepts(Object value) {
      return value instanceof List<?> list && list.stream().allMatch(ConfigType::isScalarMap);
    }
  },
  /** A map, or several, whose members have a schema of their own. */
  BLOCKS("a block, or a list of maps") {
    @Override
    boolean accepts(Object value) {
      return value instanceof Map
          || (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance));
    }
  },
  NUMBER("a whole number") {
    @Override
    boolean accepts(Object value) {
      return isInterpolated(value) || ConfigValues.number(value).isPresent();
    }
  },
  FLAG("true or false") {
    @Override
    boolean accepts(Object value) {
      return isInterpolated(value) || ConfigValues.flag(value).isPresent();
    }
  },
  DURATION("a duration such as \"30s\" or \"1m30s\"") {
    @Override
    boolean accepts(Object value) {
      return isInterpolated(value) || ConfigValues.duration(value).isPresent();
    }
  };

  private final String description;

  ConfigType(String description) {
    this.description = description;
  }

  abstract boolean accepts(Object value);

  String description() {
    return description;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static boolean isScalarMap(Object value) {
    return value instanceof Map<?, ?> map && map.values().stream().allMatch(ConfigType::isScalar);
  }

  private static boolean isInterpolated(Object value) {
    return value instanceof String text && text.contains("${");
  }
}
