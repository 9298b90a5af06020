package dev.caravan.core.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of Nomad's job specification an embedded scheduler has no use for, such as {@code vault} or
 * {@code connect}. It is kept by the names and in the form of Nomad's API, but for what says
 * nothing: servers write out zeros and defaults that no file has, and a job that comes back from
 * one must be the same.
 */
final class Opaque {
  /**
   * What servers fill in that is not zero, by the object that it stands in; "" is the outermost.
   */
  private static final Map<String, Map<String, Object>> DEFAULTS =
      Map.of(
          "", Map.of("NodePool", "default", "Cluster", "default"),
          "Vault", Map.of("Env", true, "ChangeMode", "restart", "Cluster", "default"),
          "Consul", Map.of("Cluster", "default"),
          "NUMA", Map.of("Affinity", "none"),
          "Identity", Map.of("Name", "default", "Audience", List.of("nomadproject.io")),
          "Weights", Map.of("Passing", 1L, "Warning", 1L));

  /** Objects whose keys are the user's, not Nomad's: nothing in them is without a meaning. */
  private static final Set<String> FREE =
      Set.of("Add", "Args", "Config", "Env", "Meta", "Set", "TaggedAddresses");

  /** An empty one asks for something. */
  private static final String VAULT = "Vault";

  private Opaque() {}

  /** A copy in the order of the names, without what says nothing. */
  static Map<String, Object> copy(@Nullable Map<String, Object> opaque) {
    if (opaque == null || opaque.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new TreeMap<>(object("", Immutable.config(opaque)));
    copy.entrySet().removeIf(entry -> isEmpty(entry.getValue()) && !entry.getKey().equals(VAULT));
    return Immutable.config(copy);
  }

  private static Map<String, Object> object(String name, Map<?, ?> fields) {
    Map<String, Object> standard = DEFAULTS.getOrDefault(name, Map.of());
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          String field = String.valueOf(key);
          Object said = value(field, value);
          if (said != null && !saysNothing(field, said, standard.get(field))) {
            copy.put(field, said);
          }
        });
    return copy;
  }

  private static @Nullable Object value(String field, @Nullable Object value) {
    if (value instanceof Map<?, ?> fields && !FREE.contains(field)) {
      return object(field, fields);
    }
    return value instanceof List<?> list
        ? list.stream().<Object>map(item -> value(field, item)).toList()
        : value;
  }

  /** An empty object may say something, such as that there is a sidecar. */
  private static boolean saysNothing(String field, Object value, @Nullable Object standard) {
    if (value.equals(standard) || value.equals("") || value.equals(List.of())) {
      return true;
    }
    return isZero(value) ? standard == null : FREE.contains(field) && isEmpty(value);
  }

  private static boolean isZero(Object value) {
    return value.equals(false) || (value instanceof Number number && number.doubleValue() == 0);
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty();
  }
}
