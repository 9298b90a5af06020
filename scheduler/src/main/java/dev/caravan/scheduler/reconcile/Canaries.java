package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.JobId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The canaries of a task group. */
final class Canaries {
  private Canaries() {}

  /**
   * The canaries that are left of deployments which failed or are of another version; those that
   * were promoted are canaries no more.
   *
   * @param goingOn the deployment that goes on, if one does
   */
  static Set<AllocationId> abandoned(List<Allocation> allocations, @Nullable Deployment goingOn) {
    return allocations.stream()
        .filter(one -> one.canary() && !belongsTo(one, goingOn))
        .map(Allocation::id)
        .collect(Collectors.toSet());
  }

  /** Leaves out the canaries of deployments before the newest that have ended: they are history. */
  static List<Allocation> withoutHistory(
      List<Allocation> allocations, @Nullable Deployment newest) {
    return allocations.stream()
        .filter(one -> !one.canary() || !one.isTerminal() || belongsTo(one, newest))
        .toList();
  }

  private static boolean belongsTo(Allocation allocation, @Nullable Deployment deployment) {
    return deployment != null && deployment.id().equals(allocation.deploymentId());
  }

  /**
   * Names for more canaries: at first those of allocations that they are to replace, then free
   * ones, then ones beyond the count.
   *
   * @param existing canaries that there are
   * @param outdated allocations of the version before
   * @param others further allocations whose names are taken
   */
  static List<String> names(
      JobId job,
      String group,
      int howMany,
      List<Allocation> existing,
      List<Allocation> outdated,
      List<Allocation> others) {
    BitSet used = indexes(existing);
    BitSet replaced = indexes(outdated);
    BitSet taken = indexes(others);
    List<String> names = new ArrayList<>();
    int replacedIndex = replaced.nextSetBit(0);
    while (replacedIndex >= 0 && names.size() < howMany) {
      if (!used.get(replacedIndex)) {
        used.set(replacedIndex);
        names.add(Allocation.name(job, group, replacedIndex));
      }
      replacedIndex = replaced.nextSetBit(replacedIndex + 1);
    }
    used.or(replaced);
    used.or(taken);
    while (names.size() < howMany) {
      int free = used.nextClearBit(0);
      used.set(free);
      names.add(Allocation.name(job, group, free));
    }
    return names;
  }

  private static BitSet indexes(List<Allocation> allocations) {
    BitSet indexes = new BitSet();
    allocations.forEach(allocation -> indexes.set(allocation.index()));
    return indexes;
  }
}
