package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which allocations of a group go without a replacement. */
final class Surplus {
  private final Map<String, Long> newestVersions = new HashMap<>();

  private Surplus(List<Allocation> candidates) {
    candidates.forEach(one -> newestVersions.merge(one.name(), one.jobVersion(), Math::max));
  }

  /**
   * What goes: of two of one name the older version, since a promoted canary has taken its place;
   * then what is more than the count, beginning with what has a name that is there already.
   *
   * @param candidates what is there
   * @param count how many may stay
   * @param migrating those of them that are to be replaced anyway, which go first
   */
  static List<Allocation> of(List<Allocation> candidates, int count, List<Allocation> migrating) {
    Surplus surplus = new Surplus(candidates);
    List<Allocation> twins = candidates.stream().filter(surplus::hasNewerTwin).toList();
    List<Allocation> newest =
        candidates.stream().filter(one -> !surplus.hasNewerTwin(one)).toList();
    Set<AllocationId> firstOfName = firstOfName(newest);
    List<Allocation> others =
        newest.stream()
            .sorted(
                Comparator.comparing((Allocation one) -> !firstOfName.contains(one.id()))
                    .thenComparing(one -> migrating.contains(one))
                    .thenComparingInt(Allocation::index)
                    .reversed())
            .toList();
    Stream<Allocation> tooMany = others.stream().limit(Math.max(0, others.size() - count));
    // What a batch job has done counts even if it was told to end; it need not be told again.
    return Stream.concat(twins.stream(), tooMany).filter(one -> !one.isToEnd()).toList();
  }

  private static Set<AllocationId> firstOfName(List<Allocation> candidates) {
    Map<String, AllocationId> first = new HashMap<>();
    candidates.forEach(one -> first.putIfAbsent(one.name(), one.id()));
    return Set.copyOf(first.values());
  }

  private boolean hasNewerTwin(Allocation allocation) {
    return newestVersions.getOrDefault(allocation.name(), 0L) > allocation.jobVersion();
  }
}
