package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Which of a group's names are taken; fresh names are the lowest that are free. */
final class NameIndex {
  private final BitSet taken = new BitSet();

  NameIndex(Collection<Allocation> allocations) {
    allocations.forEach(allocation -> taken.set(allocation.index()));
  }

  /** Takes an index; tells whether it was free. */
  boolean take(int index) {
    boolean free = !taken.get(index);
    taken.set(index);
    return free;
  }

  /** Takes this many of the lowest free indexes. */
  List<Integer> next(int howMany) {
    List<Integer> indexes = new ArrayList<>(howMany);
    for (int i = 0; i < howMany; i++) {
      int free = taken.nextClearBit(0);
      taken.set(free);
      indexes.add(free);
    }
    return indexes;
  }
}
