package dev.caravan.core.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a node has in common with others that no rule can tell from it: all that it says, but for
 * what each node has for itself. What is found out about one node of a class holds for all.
 *
 * <p>Nomad's computed node class. As there, attributes and metadata whose names begin with {@code
 * unique.} are left out, as are the node's id, name and resources.
 */
public final class ComputedClass {
  /** Begins the names of what each node has for itself. */
  public static final String UNIQUE = "unique.";

  private final List<Object> content;
  private final int hash;

  private ComputedClass(List<Object> content) {
    this.content = content;
    this.hash = content.hashCode();
  }

  /** The class of a node that presents itself like this. */
  public static ComputedClass of(NodeSpec spec) {
    return new ComputedClass(
        List.of(
            spec.datacenter(),
            spec.nodeClass(),
            common(spec.attributes()),
            common(spec.meta()),
            Set.copyOf(new TreeSet<>(spec.drivers()))));
  }

  private static Map<String, String> common(Map<String, String> values) {
    Map<String, String> common = new TreeMap<>(values);
    common.keySet().removeIf(key -> key.startsWith(UNIQUE));
    return common;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ComputedClass that
            && hash == that.hash
            && content.equals(that.content));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
