package dev.caravan.drivers.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The keys that a driver's configuration may have, and what each holds. */
public final class ConfigSchema {
  private final String driver;
  private final Map<String, ConfigType> types = new LinkedHashMap<>();
  private final Map<String, ConfigSchema> blocks = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  private ConfigSchema(String driver) {
    this.driver = driver;
  }

  /** A schema without keys yet, for the driver of this name. */
  public static ConfigSchema of(String driver) {
    return new ConfigSchema(driver);
  }

  /** Adds a key that must be there. */
  public ConfigSchema require(String key, ConfigType type) {
    required.add(key);
    return allow(type, key);
  }

  /** Adds keys that may be there. */
  public ConfigSchema allow(ConfigType type, String... keys) {
    for (String key : keys) {
      types.put(key, type);
    }
    return this;
  }

  /** Adds a key that holds one or more blocks, each of which fits this schema. */
  public ConfigSchema allowBlocks(ConfigSchema schema, String key) {
    types.put(key, ConfigType.BLOCKS);
    blocks.put(key, schema);
    return this;
  }

  /** What is wrong with a configuration: one sentence per problem. */
  public List<String> problems(Map<String, Object> config) {
    List<String> problems = new ArrayList<>();
    for (String key : required) {
      if (!config.containsKey(key)) {
        problems.add("missing \"%s\": the %s driver needs it".formatted(key, driver));
      }
    }
    config.forEach((key, value) -> check(key, value, problems));
    return List.copyOf(problems);
  }

  private void check(String key, Object value, List<String> problems) {
    ConfigType type = types.get(key);
    if (type == null) {
      problems.add(unknown(key));
    } else if (!type.accepts(value)) {
      problems.add("\"%s\" must be %s, not %s".formatted(key, type.description(), value));
    } else if (required.contains(key) && value instanceof String text && text.isBlank()) {
      problems.add("\"%s\" must not be empty".formatted(key));
    } else if (blocks.containsKey(key)) {
      checkBlocks(key, value, problems);
    }
  }

  private void checkBlocks(String key, Object value, List<String> problems) {
    ConfigSchema schema = Objects.requireNonNull(blocks.get(key));
    for (Map<String, Object> block : ConfigValues.blocks(value)) {
      schema.problems(block).forEach(problem -> problems.add("in \"" + key + "\": " + problem));
    }
  }

  private String unknown(String key) {
    String mend =
        Spelling.closest(key, types.keySet())
            .map(known -> "did you mean \"%s\"?".formatted(known))
            .orElseGet(() -> "it knows " + String.join(", ", types.keySet()));
    return "the %s driver has no key \"%s\"; %s".formatted(driver, key, mend);
  }
}
