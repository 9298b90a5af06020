package dev.caravan.core.state;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** Which things belong to which other thing: immutable, in the order of their ids. */
final class Index<K extends Comparable<? super K>, V extends Comparable<? super V>> {
  private final PSortedMap<K, PSortedSet<V>> entries;

  private Index(PSortedMap<K, PSortedSet<V>> entries) {
    this.entries = entries;
  }

  static <K extends Comparable<? super K>, V extends Comparable<? super V>> Index<K, V> empty() {
    return new Index<>(TreePMap.<K, PSortedSet<V>>empty());
  }

  Set<K> keys() {
    return entries.keySet();
  }

  static <K extends Comparable<? super K>, V extends Comparable<? super V>> Index<K, V> of(
      SortedMap<K, ? extends SortedSet<V>> entries) {
    SortedMap<K, PSortedSet<V>> sets = new TreeMap<>();
    entries.forEach((key, values) -> sets.put(key, TreePSet.fromSortedSet(values)));
    return new Index<>(TreePMap.fromSortedMap(sets));
  }

  Collection<V> of(K key) {
    PSortedSet<V> values = entries.get(key);
    return values == null ? Set.of() : values;
  }

  Index<K, V> plus(K key, V value) {
    PSortedSet<V> values = entries.get(key);
    if (values == null) {
      return new Index<>(entries.plus(key, TreePSet.<V>empty().plus(value)));
    }
    return values.contains(value) ? this : new Index<>(entries.plus(key, values.plus(value)));
  }

  Index<K, V> minus(K key, V value) {
    PSortedSet<V> values = entries.get(key);
    if (values == null || !values.contains(value)) {
      return this;
    }
    PSortedSet<V> rest = values.minus(value);
    return new Index<>(rest.isEmpty() ? entries.minus(key) : entries.plus(key, rest));
  }
}
