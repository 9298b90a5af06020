package dev.caravan.core.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares the values of two blocks. */
final class FieldDiffs {
  private FieldDiffs() {}

  /** Only what differs, by name. */
  static List<FieldDiff> changed(Sides<Fields> fields) {
    return inContext(fields).stream().filter(diff -> diff.type() != DiffType.NONE).toList();
  }

  /** What differs, and what does not, by name. */
  static List<FieldDiff> inContext(Sides<Fields> fields) {
    Fields before = fields.before();
    Fields after = fields.after();
    SortedSet<String> names = new TreeSet<>(before.names());
    names.addAll(after.names());
    List<FieldDiff> diffs = new ArrayList<>();
    names.forEach(name -> diffs.add(of(name, before.value(name), after.value(name))));
    return diffs;
  }

  static FieldDiff of(String name, String before, String after) {
    return new FieldDiff(type(before, after), name, before, after);
  }

  /** An empty value is no value: from and to it, something is added or deleted. */
  private static DiffType type(String before, String after) {
    if (before.equals(after)) {
      return DiffType.NONE;
    }
    if (before.isEmpty()) {
      return DiffType.ADDED;
    }
    return after.isEmpty() ? DiffType.DELETED : DiffType.EDITED;
  }
}
