package dev.caravan.core.diff;

import java.util.List;

/**
 * A block that differs.
 *
 * @param type what happened to it
 * @param name its name, as Nomad's diff calls it
 * @param fields values within it
 * @param objects blocks within it
 */
public record ObjectDiff(
    DiffType type, String name, List<FieldDiff> fields, List<ObjectDiff> objects) {
  public ObjectDiff {
    fields = List.copyOf(fields);
    objects = List.copyOf(objects);
  }
}
