package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** {@code distinct_property}: only so many allocations on nodes of one value of an attribute. */
final class DistinctProperty {
  private final String attribute;
  private final int allowed;
  private final PropertyUse use;

  DistinctProperty(Constraint constraint, List<NodeRoom> nodes) {
    this.attribute = constraint.attribute();
    this.allowed = constraint.value().isEmpty() ? 1 : Integer.parseInt(constraint.value());
    this.use = new PropertyUse(attribute, nodes);
  }

  Optional<Rejection> check(int node) {
    int value = use.valueOf(node);
    if (value == PropertyUse.UNSET) {
      return Optional.of(new Rejection.Filtered("missing property \"" + attribute + "\""));
    }
    return use.uses(value) < allowed ? Optional.empty() : Optional.of(usedUp(value));
  }

  private Rejection usedUp(int value) {
    return new Rejection.Filtered(
        "distinct_property: %s=%s used by %d allocs"
            .formatted(attribute, use.values().get(value), use.uses(value)));
  }

  void addAll(int[] allocationsOnNodes) {
    use.addAll(allocationsOnNodes);
  }

  /** Counts, and names the nodes of which something else is to be said now. */
  void add(int node, int howMany, IntConsumer changed) {
    int value = use.valueOf(node);
    if (value == PropertyUse.UNSET) {
      return;
    }
    int before = use.uses(value);
    use.add(node, howMany);
    if (Math.max(before, use.uses(value)) >= allowed) {
      use.forEachNodeOf(value, changed);
    }
  }
}
