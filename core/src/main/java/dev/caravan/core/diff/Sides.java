package dev.caravan.core.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What there is on both sides of a change.
 *
 * @param before what there was
 * @param after what there is now
 */
record Sides<T>(T before, T after) {
  <R> Sides<R> map(Function<T, R> function) {
    return new Sides<>(function.apply(before), function.apply(after));
  }

  /** Brings together what has the same name on both sides, in the order of the names. */
  static <T> List<Change<T>> byName(Sides<List<T>> things, Function<T, String> name) {
    Map<String, T> before = index(things.before, name);
    Map<String, T> after = index(things.after, name);
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream().map(each -> new Change<>(before.get(each), after.get(each))).toList();
  }

  private static <T> Map<String, T> index(List<T> things, Function<T, String> name) {
    Map<String, T> index = new HashMap<>();
    things.forEach(thing -> index.put(name.apply(thing), thing));
    return index;
  }
}
