package dev.caravan.core.model;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies that keep their order and cannot be changed. */
public final class Immutable {
  private Immutable() {}

  /** Unlike {@link Map#copyOf}, keeps the order in which a person wrote the entries. */
  @SuppressWarnings("unchecked") // A map that cannot be changed gives what it is asked to hold.
  public static <V> Map<String, V> ordered(Map<String, ? extends V> map) {
    if (map.isEmpty()) {
      return Map.of();
    }
    return map instanceof Ordered<?> ? (Map<String, V>) map : new Ordered<>(map);
  }

  /** Known to be a copy already: it need not be copied again. */
  private static final class Ordered<V> extends AbstractMap<String, V> {
    private final Map<String, V> content;

    Ordered(Map<String, ? extends V> content) {
      this.content =
          content.size() == 1
              ? single(content)
              : Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /** Much smaller, and there are many: the one task of a group, the one datacenter. */
    private static <V> Map<String, V> single(Map<String, ? extends V> content) {
      Entry<String, ? extends V> only = content.entrySet().iterator().next();
      return Collections.singletonMap(only.getKey(), only.getValue());
    }

    @Override
    public boolean containsKey(Object key) {
      return content.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
      return content.get(key);
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
      return content.entrySet();
    }
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
