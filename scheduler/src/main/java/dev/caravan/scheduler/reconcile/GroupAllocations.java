package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The allocations of a task group, by how they count. Canaries that are not promoted stand apart:
 * they are beside the count.
 *
 * @param abandonedCanaries canaries that nobody will promote any more, ended or not
 * @param canaries canaries that are tried out, those that failed among them
 * @param migratingCanaries canaries that are to be stopped and replaced
 * @param dueCanaries those canaries that failed and are replaced now
 * @param kept what fills its place
 * @param migrating what is to be stopped and replaced
 * @param due what failed and is replaced now
 * @param dueLater what failed and is to be replaced later, canaries among them
 * @param lost what was running on a node that is gone, canaries among them
 * @param outdated what has ended for an older version of a batch job
 * @param missed what was or is lost, or is out of sight, and leaves its place; no canaries
 * @param disconnecting what has just come out of sight
 */
record GroupAllocations(
    List<Allocation> abandonedCanaries,
    List<Allocation> canaries,
    List<Allocation> migratingCanaries,
    List<Allocation> dueCanaries,
    List<Allocation> kept,
    List<Allocation> migrating,
    List<Allocation> due,
    List<Allocation> dueLater,
    List<Allocation> lost,
    List<Allocation> outdated,
    List<Allocation> missed,
    List<Allocation> disconnecting) {

  /** Sorts the allocations of a group. */
  static GroupAllocations of(
      List<Allocation> allocations,
      RollOut rollOut,
      Set<AllocationId> abandoned,
      AllocationClassifier classifier) {
    List<Allocation> abandonedCanaries = new ArrayList<>();
    Map<AllocationClass, List<Allocation>> canaries = new EnumMap<>(AllocationClass.class);
    Map<AllocationClass, List<Allocation>> others = new EnumMap<>(AllocationClass.class);
    for (Allocation allocation : allocations) {
      if (abandoned.contains(allocation.id())) {
        abandonedCanaries.add(allocation);
      } else {
        (rollOut.triesOut(allocation) ? canaries : others)
            .computeIfAbsent(classifier.classify(allocation), any -> new ArrayList<>())
            .add(allocation);
      }
    }
    return of(abandonedCanaries, new Sorted(canaries), new Sorted(others));
  }

  private static GroupAllocations of(
      List<Allocation> abandonedCanaries, Sorted canaries, Sorted others) {
    List<Allocation> dueCanaries = canaries.of(AllocationClass.FAILED_NOW_DUE);
    List<Allocation> laterCanaries = canaries.of(AllocationClass.FAILED_DUE_LATER);
    List<Allocation> later = others.of(AllocationClass.FAILED_DUE_LATER);
    List<Allocation> lost = others.of(AllocationClass.LOST);
    List<Allocation> leaving = others.of(AllocationClass.DISCONNECTING);
    List<Allocation> staying = others.of(AllocationClass.DISCONNECTING_IN_PLACE);
    List<Allocation> unseen = joined(leaving, others.of(AllocationClass.UNKNOWN));
    return new GroupAllocations(
        abandonedCanaries,
        joined(canaries.of(AllocationClass.KEPT), joined(laterCanaries, dueCanaries)),
        canaries.of(AllocationClass.MIGRATING),
        dueCanaries,
        joined(joined(others.of(AllocationClass.KEPT), staying), later),
        others.of(AllocationClass.MIGRATING),
        others.of(AllocationClass.FAILED_NOW_DUE),
        joined(laterCanaries, later),
        joined(canaries.of(AllocationClass.LOST), lost),
        others.of(AllocationClass.OUTDATED),
        joined(joined(lost, others.of(AllocationClass.LOST_BEFORE)), unseen),
        joined(leaving, staying));
  }

  /** What counts towards the group's count. */
  List<Allocation> filling() {
    return joined(kept, joined(migrating, due));
  }

  /** The same without some that go. */
  GroupAllocations without(Collection<Allocation> gone) {
    return new GroupAllocations(
        abandonedCanaries,
        canaries,
        migratingCanaries,
        dueCanaries,
        minus(kept, gone),
        minus(migrating, gone),
        minus(due, gone),
        minus(dueLater, gone),
        lost,
        outdated,
        missed,
        minus(disconnecting, gone));
  }

  private static List<Allocation> minus(List<Allocation> some, Collection<Allocation> gone) {
    return some.stream().filter(one -> !gone.contains(one)).toList();
  }

  private static List<Allocation> joined(List<Allocation> some, List<Allocation> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private record Sorted(Map<AllocationClass, List<Allocation>> byClass) {
    List<Allocation> of(AllocationClass kind) {
      return byClass.getOrDefault(kind, List.of());
    }
  }
}
