package dev.caravan.core.diff;

import java.util.List;

/**
 * A single value that differs, or is shown for context.
 *
 * @param type what happened to it
 * @param name its name, as Nomad's diff calls it
 * @param before its old value as text; empty if there was none
 * @param after its new value as text; empty if there is none
 * @param annotations what the change makes the scheduler do: {@code forces create} …
 */
public record FieldDiff(
    DiffType type, String name, String before, String after, List<String> annotations) {
  public FieldDiff {
    annotations = List.copyOf(annotations);
  }

  /** A value without annotations. */
  public FieldDiff(DiffType type, String name, String before, String after) {
    this(type, name, before, after, List.of());
  }
}
