package dev.caravan.drivers.support;

import dev.caravan.core.driver.DriverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed access to a task's configuration, after interpolation. Keys that are absent give nothing;
 * values that still make no sense are an error that names the key.
 */
public final class Config {
  private final Map<String, Object> values;

  private Config(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * A configuration that fits its schema.
   *
   * @throws DriverException that lists all problems
   */
  public static Config read(ConfigSchema schema, Map<String, Object> values)
      throws DriverException {
    List<String> problems = schema.problems(values);
    if (!problems.isEmpty()) {
      throw new DriverException("invalid config: " + String.join("; ", problems), false);
    }
    return new Config(values);
  }

  /** A text. */
  public Optional<String> text(String key) {
    return value(key).map(String::valueOf);
  }

  /** A list of texts; empty if absent. */
  public List<String> texts(String key) {
    return value(key)
        .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
        .orElse(List.of());
  }

  /** A map of texts, in the order of the file; of several blocks the last wins. */
  public Map<String, String> map(String key) {
    Map<String, String> merged = new LinkedHashMap<>();
    List<?> blocks =
        value(key)
            .map(value -> value instanceof List<?> list ? list : List.of(value))
            .orElse(List.of());
    for (Object block : blocks) {
      ((Map<?, ?>) block).forEach((k, v) -> merged.put(String.valueOf(k), String.valueOf(v)));
    }
    return merged;
  }

  /**
   * The maps of a list, each read by this schema; none if absent.
   *
   * @throws DriverException if one does not fit it
   */
  public List<Config> maps(String key, ConfigSchema schema) throws DriverException {
    List<Config> read = new ArrayList<>();
    for (Map<String, Object> block : value(key).map(ConfigValues::blocks).orElse(List.of())) {
      read.add(read(schema, block));
    }
    return read;
  }

  /** A whole number. */
  public Optional<Long> number(String key) throws DriverException {
    return convert(key, ConfigType.NUMBER, ConfigValues::number);
  }

  /** A flag; false if absent. */
  public boolean flag(String key) throws DriverException {
    return convert(key, ConfigType.FLAG, ConfigValues::flag).orElse(false);
  }

  /** A duration; zero if absent. */
  public Duration duration(String key) throws DriverException {
    return convert(key, ConfigType.DURATION, ConfigValues::duration).orElse(Duration.ZERO);
  }

  private Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private <T> Optional<T> convert(
      String key, ConfigType type, Function<Object, Optional<T>> conversion)
      throws DriverException {
    Optional<Object> value = value(key);
    Optional<T> converted = value.flatMap(conversion);
    if (value.isPresent() && converted.isEmpty()) {
      throw new DriverException(
          "invalid config: \"%s\" must be %s, not %s"
              .formatted(key, type.description(), value.get()),
          false);
    }
    return converted;
  }
}
