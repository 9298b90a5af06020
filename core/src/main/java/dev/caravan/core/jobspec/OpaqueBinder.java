package dev.caravan.core.jobspec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates what is kept without effect into the names and the form of Nomad's API. */
final class OpaqueBinder {
  private OpaqueBinder() {}

  /** What the block says under these keys. */
  static Map<String, Object> bind(BlockReader block, List<OpaqueKey> keys) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (OpaqueKey key : keys) {
      value(block, key).ifPresent(value -> fields.put(key.field(), value));
    }
    return fields;
  }

  private static Optional<?> value(BlockReader block, OpaqueKey key) {
    String name = key.name();
    return switch (key.kind()) {
      case TEXT -> block.text(name);
      case TEXTS -> block.read(name, Conversion.TEXTS);
      case NUMBER -> block.integer(name);
      case FLAG -> block.flag(name);
      case DURATION -> block.read(name, Conversion.NANOSECONDS);
      case PAIRS -> Optional.of(block.strings(name)).filter(pairs -> !pairs.isEmpty());
      case CONFIG -> Optional.of(block.config(name)).filter(config -> !config.isEmpty());
      case ONCE -> block.only(name).map(nested -> object(nested, key));
      case LIST -> list(block.plain(name).stream().map(nested -> object(nested, key)).toList());
      case NAMED -> list(block.labelled(name).stream().map(nested -> named(nested, key)).toList());
      case MAPPED -> mapped(block.labelled(name), key);
    };
  }

  private static Optional<List<?>> list(List<?> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Map<String, Object> object(BlockReader block, OpaqueKey key) {
    Map<String, Object> fields = bind(block, key.keys());
    block.finish();
    return fields;
  }

  private static Map<String, Object> named(BlockReader block, OpaqueKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", block.label());
    fields.putAll(object(block, key));
    return fields;
  }

  private static Optional<Map<String, Object>> mapped(List<BlockReader> blocks, OpaqueKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    blocks.forEach(block -> fields.put(block.label(), object(block, key)));
    return Optional.of(fields).filter(all -> !all.isEmpty());
  }
}
