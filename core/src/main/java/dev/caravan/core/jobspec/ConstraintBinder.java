package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code constraint} blocks. */
final class ConstraintBinder {
  /** Operators that may stand as a key before the value: {@code regexp = "…"}. */
  static final List<String> KEYS =
      List.of(
          "version", "semver", "regexp", "set_contains", "set_contains_all", "set_contains_any");

  private ConstraintBinder() {}

  /** Leaves out {@code distinct_hosts = false}, which asks for nothing. */
  static List<Constraint> bind(List<BlockReader> blocks) {
    List<Constraint> constraints = new ArrayList<>();
    for (BlockReader block : blocks) {
      Place place = block.place().sibling(constraints.size());
      block.lendPositionsTo(place);
      Constraint constraint = constraint(block, place);
      if (block.flag("distinct_hosts").orElse(true)) {
        constraints.add(constraint);
      }
      block.finish();
    }
    return constraints;
  }

  private static Constraint constraint(BlockReader block, Place place) {
    String attribute = block.text("attribute").orElse("");
    String operator = block.text("operator").orElse("=");
    String value = block.text("value").orElse("");
    for (String key : KEYS) {
      Optional<String> written = block.text(key);
      if (written.isPresent()) {
        block.lendPosition(key, place, "value");
        operator = key;
        value = written.get();
      }
    }
    Optional<String> property = block.text("distinct_property");
    if (property.isPresent()) {
      return new Constraint(property.get(), "distinct_property", value);
    }
    boolean hosts = block.flag("distinct_hosts").orElse(false);
    return new Constraint(attribute, hosts ? "distinct_hosts" : operator, value);
  }
}
