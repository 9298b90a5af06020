package dev.caravan.core.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings what was stored of an event in an earlier revision to the form of today, step by step. */
final class Upcasters {

  /**
   * All steps there ever were. None is changed or removed: logs live longer than releases. A field
   * that was added and has a default needs none.
   */
  static final Upcasters ALL = new Upcasters(List.of());

  /** The revision of a type. */
  private record Stored(String event, String revision) {}

  private final Map<Stored, Upcaster> steps;

  Upcasters(List<Upcaster> steps) {
    this.steps =
        steps.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    step -> new Stored(step.event(), step.from()), Function.identity()));
  }

  /** Whether there is a way from this revision to the other one. */
  boolean lead(String event, String from, String to) {
    for (Upcaster step = step(event, from); step != null; step = step(event, step.to())) {
      if (step.to().equals(to)) {
        return true;
      }
    }
    return false;
  }

  /** Goes that way. */
  ObjectNode upcast(String event, String from, String to, ObjectNode data) {
    ObjectNode changed = data;
    String revision = from;
    for (Upcaster step = step(event, from);
        step != null && !revision.equals(to);
        step = step(event, revision)) {
      changed = step.change().apply(changed);
      revision = step.to();
    }
    return changed;
  }

  private @Nullable Upcaster step(String event, String revision) {
    return steps.get(new Stored(event, revision));
  }
}
