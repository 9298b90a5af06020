package dev.caravan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a node has in common with others that no rule can tell from it: all that it says, but for
 * what each node has for itself. What is found out about one node of a class holds for all.
 *
 * <p>Nomad's computed node class. As there, attributes and metadata whose names begin with {@code
 * unique.} are left out, as are the node's id, name, volumes and resources but for its devices.
 */
public final class ComputedClass {
  /** Begins the names of what each node has for itself. */
  public static final String UNIQUE = "unique.";

  private final List<String> content;
  private final int hash;

  private ComputedClass(List<String> content) {
    this.content = content;
    this.hash = content.hashCode();
  }

  /** The class of a node that presents itself like this. */
  public static ComputedClass of(NodeSpec spec) {
    List<String> content =
        new ArrayList<>(List.of(spec.datacenter(), spec.nodeClass(), spec.nodePool()));
    addCommon(spec.attributes(), content);
    addCommon(spec.meta(), content);
    content.addAll(new TreeSet<>(spec.drivers()));
    for (NodeDevice device : spec.resources().devices()) {
      content.add(device.id());
      content.add(String.valueOf(device.instances().size()));
      addCommon(device.attributes(), content);
    }
    return new ComputedClass(List.copyOf(content));
  }

  private static void addCommon(Map<String, String> values, List<String> content) {
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              if (!key.startsWith(UNIQUE)) {
                content.add(key);
                content.add(value);
              }
            });
    content.add("");
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
