package dev.caravan.core.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares blocks. In a block that differs, its other values are shown for context. */
final class ObjectDiffs {
  private ObjectDiffs() {}

  /** A block that occurs once; empty if it is the same on both sides. */
  static Optional<ObjectDiff> one(String name, Sides<Fields> block) {
    List<FieldDiff> fields = FieldDiffs.inContext(block);
    DiffType type = typeOf(fields);
    return type == DiffType.NONE
        ? Optional.empty()
        : Optional.of(new ObjectDiff(type, name, fields, List.of()));
  }

  /** A block as it is, whether or not it differs. */
  static <T> ObjectDiff inContext(String name, Change<T> block, Function<T, Fields> fields) {
    return new ObjectDiff(
        block.type(), name, FieldDiffs.inContext(block.fields(fields)), List.of());
  }

  /**
   * Blocks that may occur many times and have no name of their own: an edited one counts as one
   * deleted and another added.
   */
  static <T> List<ObjectDiff> many(Sides<List<T>> blocks, Function<Change<T>, ObjectDiff> diff) {
    Stream<Change<T>> added =
        without(blocks.after(), blocks.before()).map(block -> new Change<>(null, block));
    Stream<Change<T>> deleted =
        without(blocks.before(), blocks.after()).map(block -> new Change<>(block, null));
    return Stream.concat(added, deleted).map(diff).sorted(DiffOrder.OBJECTS).toList();
  }

  /** Those of some blocks that differ. */
  static <T> List<ObjectDiff> differing(
      List<Change<T>> blocks, Function<Change<T>, ObjectDiff> diff) {
    return blocks.stream().filter(Change::differs).map(diff).sorted(DiffOrder.OBJECTS).toList();
  }

  /** A map with keys that people choose, such as a driver's configuration; an empty one is none. */
  static Optional<ObjectDiff> map(String name, Sides<Map<String, Object>> map) {
    if (map.before().equals(map.after())) {
      return Optional.empty();
    }
    DiffType changed = map.after().isEmpty() ? DiffType.DELETED : DiffType.EDITED;
    DiffType type = map.before().isEmpty() ? DiffType.ADDED : changed;
    List<FieldDiff> fields = FieldDiffs.inContext(map.map(Fields::ofMap));
    return Optional.of(new ObjectDiff(type, name, fields, List.of()));
  }

  /** A set of words, such as datacenters: each is a value of the same name. */
  static Optional<ObjectDiff> words(String name, Sides<List<String>> words) {
    return wordsInContext(name, words).filter(diff -> diff.type() != DiffType.NONE);
  }

  /** A set of words of a block that differs: those that do not differ are shown too. */
  static Optional<ObjectDiff> wordsInContext(String name, Sides<List<String>> words) {
    Set<String> before = Set.copyOf(words.before());
    Set<String> after = Set.copyOf(words.after());
    if (before.isEmpty() && after.isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new LinkedHashSet<>(words.before());
    all.addAll(after);
    List<FieldDiff> fields = new ArrayList<>();
    for (String word : all) {
      String old = before.contains(word) ? word : "";
      fields.add(FieldDiffs.of(name, old, after.contains(word) ? word : ""));
    }
    fields.sort(DiffOrder.FIELDS);
    return Optional.of(new ObjectDiff(typeOf(fields), name, fields, List.of()));
  }

  /** Edited, unless all that differs was added or all that differs was deleted. */
  private static DiffType typeOf(List<FieldDiff> fields) {
    List<DiffType> changes =
        fields.stream()
            .map(FieldDiff::type)
            .filter(type -> type != DiffType.NONE)
            .distinct()
            .toList();
    return switch (changes.size()) {
      case 0 -> DiffType.NONE;
      case 1 -> changes.get(0);
      default -> DiffType.EDITED;
    };
  }

  private static <T> Stream<T> without(List<T> all, List<T> taken) {
    return all.stream().distinct().filter(each -> !taken.contains(each));
  }
}
