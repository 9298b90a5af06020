package dev.caravan.scheduler.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Delta debugging: leaves out of something that fails what it fails without (Zeller and
 * Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002; the complements only).
 */
final class Shrinking {
  private Shrinking() {}

  /** A part of the list that still fails, but not without any single one of its elements. */
  static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
    List<T> left = failing;
    for (int size = Math.max(1, left.size() / 2); size >= 1; ) {
      List<T> fewer = withoutPieces(left, size, fails);
      if (fewer.size() == left.size()) {
        size /= 2;
      }
      left = fewer;
      size = Math.min(size, left.size());
    }
    return left;
  }

  private static <T> List<T> withoutPieces(List<T> list, int size, Predicate<List<T>> fails) {
    List<T> left = list;
    for (int from = 0; from < left.size(); ) {
      List<T> fewer = without(left, from, size);
      if (fails.test(fewer)) {
        left = fewer;
      } else {
        from += size;
      }
    }
    return left;
  }

  private static <T> List<T> without(List<T> list, int from, int size) {
    List<T> fewer = new ArrayList<>(list.subList(0, from));
    fewer.addAll(list.subList(Math.min(list.size(), from + size), list.size()));
    return fewer;
  }
}
