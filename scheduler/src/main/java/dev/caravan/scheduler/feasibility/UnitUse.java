package dev.caravan.scheduler.feasibility;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cores and devices of a node are in use, in one plan in the making. */
final class UnitUse {
  private final Set<String> before;

  /** All that are used; made when the first one is taken or given back. */
  private @Nullable Set<String> used;

  /**
   * @param before what allocations hold already
   */
  UnitUse(Set<String> before) {
    this.before = before;
  }

  boolean isUsed(String unit) {
    return (used == null ? before : used).contains(unit);
  }

  void take(Set<String> units) {
    changed().addAll(units);
  }

  void giveBack(Set<String> units) {
    changed().removeAll(units);
  }

  private Set<String> changed() {
    if (used == null) {
      used = new HashSet<>(before);
    }
    return used;
  }
}
