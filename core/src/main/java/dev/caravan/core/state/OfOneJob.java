package dev.caravan.core.state;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/** The things of one job. Immutable; the list is made once somebody asks for it. */
final class OfOneJob<I extends Comparable<? super I>, V> {
  private final PSortedMap<I, V> byId;

  /** Whoever comes first makes it: the one list is as good as the other. */
  private volatile @Nullable List<V> oldestFirst;

  OfOneJob(PSortedMap<I, V> byId) {
    this.byId = byId;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  List<V> oldestFirst(ToLongFunction<V> createIndex) {
    List<V> list = oldestFirst;
    if (list == null) {
      list = byId.values().stream().sorted(Comparator.comparingLong(createIndex)).toList();
      oldestFirst = list;
    }
    return list;
  }

  OfOneJob<I, V> with(I id, V thing) {
    return new OfOneJob<>(byId.plus(id, thing));
  }

  OfOneJob<I, V> without(I id) {
    return new OfOneJob<>(byId.minus(id));
  }
}
