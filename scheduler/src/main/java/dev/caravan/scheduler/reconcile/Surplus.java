package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which allocations go when a group has more than its count. */
final class Surplus {
  private final Map<String, Long> newestVersions = new HashMap<>();
  private final List<Allocation> migrating;

  private Surplus(List<Allocation> candidates, List<Allocation> migrating) {
    this.migrating = migrating;
    candidates.forEach(one -> newestVersions.merge(one.name(), one.jobVersion(), Math::max));
  }

  /**
   * What is too many.
   *
   * @param candidates what is there
   * @param count how many may stay
   * @param migrating those of them that are to be replaced anyway
   */
  static List<Allocation> of(List<Allocation> candidates, int count, List<Allocation> migrating) {
    int tooMany = candidates.size() - count;
    return tooMany <= 0
        ? List.of()
        : new Surplus(candidates, migrating).firstToGo(candidates).subList(0, tooMany);
  }

  private List<Allocation> firstToGo(List<Allocation> candidates) {
    return candidates.stream()
        .sorted(
            // What a promoted canary, which has its name, takes the place of.
            Comparator.comparing(this::hasNewerTwin)
                .thenComparing(migrating::contains)
                .thenComparingInt(Allocation::index)
                .reversed()
                .thenComparingLong(Allocation::jobVersion))
        .toList();
  }

  private boolean hasNewerTwin(Allocation allocation) {
    return newestVersions.getOrDefault(allocation.name(), 0L) > allocation.jobVersion();
  }
}
