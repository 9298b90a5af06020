package dev.caravan.core.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that was added, deleted, edited or left alone; on one side at least it is there.
 *
 * @param before what it was; null if there was none
 * @param after what it has become; null if there is none any more
 */
record Change<T>(@Nullable T before, @Nullable T after) {
  Change {
    if (before == null && after == null) {
      throw new IllegalArgumentException("nothing to compare: there is none before and none after");
    }
  }

  DiffType type() {
    if (before == null) {
      return DiffType.ADDED;
    }
    if (after == null) {
      return DiffType.DELETED;
    }
    return before.equals(after) ? DiffType.NONE : DiffType.EDITED;
  }

  /** The newer side that is there. */
  T newest() {
    return after != null ? after : Objects.requireNonNull(before);
  }

  /** The same change, looked at in one part only. */
  <R> Change<R> part(Function<T, R> part) {
    return new Change<>(
        before == null ? null : part.apply(before), after == null ? null : part.apply(after));
  }

  boolean differs() {
    return type() != DiffType.NONE;
  }

  /** The same change, looked at in a part that need not be there; empty if it is on no side. */
  <R> Optional<Change<R>> ifAny(Function<T, @Nullable R> part) {
    R old = before == null ? null : part.apply(before);
    R fresh = after == null ? null : part.apply(after);
    return old == null && fresh == null ? Optional.empty() : Optional.of(new Change<>(old, fresh));
  }

  /** A part on both sides; {@code absent} on the side where there is nothing. */
  <R> Sides<R> sides(Function<T, R> part, R absent) {
    return new Sides<>(
        before == null ? absent : part.apply(before), after == null ? absent : part.apply(after));
  }

  /** The values of a block on both sides. */
  Sides<Fields> fields(Function<T, Fields> part) {
    return sides(part, Fields.none());
  }

  /** A free map on both sides. */
  Sides<Map<String, Object>> map(Function<T, Map<String, Object>> part) {
    return sides(part, Map.of());
  }

  /** A list on both sides. */
  <R> Sides<List<R>> list(Function<T, List<R>> part) {
    return sides(part, List.of());
  }
}
