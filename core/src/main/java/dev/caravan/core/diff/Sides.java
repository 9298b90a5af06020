package dev.caravan.core.diff;

import java.util.Comparator;
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

  /**
   * Brings together what has the same name on both sides, in the order of the names. Where a name
   * occurs more than once, the first belongs to the first, the second to the second …
   */
  static <T> List<Change<T>> byName(Sides<List<T>> things, Function<T, String> name) {
    return byKey(index(things.before, name), index(things.after, name));
  }

  /** Brings together what is at the same place on both sides. */
  static <T> List<Change<T>> byPosition(Sides<List<T>> things) {
    return byName(things, thing -> "");
  }

  private static <T> List<Change<T>> byKey(Map<Key, T> before, Map<Key, T> after) {
    SortedSet<Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream().map(key -> new Change<>(before.get(key), after.get(key))).toList();
  }

  private static <T> Map<Key, T> index(List<T> things, Function<T, String> name) {
    Map<Key, T> index = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (T thing : things) {
      String each = name.apply(thing);
      index.put(new Key(each, seen.merge(each, 1, Integer::sum)), thing);
    }
    return index;
  }

  /** A name, and the how manyeth of this name. */
  private record Key(String name, int number) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::name).thenComparingInt(Key::number);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }
}
