package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.NodeResources;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which ports of a node are in use, in one plan in the making. */
final class PortUse {
  private final NodeResources all;
  private final Set<Integer> before;

  /** Whether ports are used that were taken or given back since: few, as a rule. */
  private final Map<Integer, Boolean> changed = new HashMap<>();

  /**
   * @param all what the node has
   * @param before the ports that allocations hold already
   */
  PortUse(NodeResources all, Set<Integer> before) {
    this.all = all;
    this.before = before;
  }

  boolean isUsed(int port) {
    Boolean now = changed.isEmpty() ? null : changed.get(port);
    return now != null ? now : before.contains(port) || all.reservedPorts().contains(port);
  }

  /** Whether a port may be given out as a dynamic one. */
  boolean isDynamic(int port) {
    return port >= all.minDynamicPort() && port <= all.maxDynamicPort();
  }

  /** Whether so many ports are left that may be given out as dynamic ones. */
  boolean hasFreeDynamic(int howMany) {
    int used = before.size() + all.reservedPorts().size() + changed.size();
    // Most nodes have so many that those in use need not be looked at.
    return range() - used >= howMany || range() - usedDynamic() >= howMany;
  }

  private int usedDynamic() {
    BitSet used = new BitSet();
    before.forEach(used::set);
    all.reservedPorts().forEach(used::set);
    changed.forEach(used::set);
    return used.get(all.minDynamicPort(), all.maxDynamicPort() + 1).cardinality();
  }

  /**
   * A free dynamic port, the first at or after a starting point that goes round.
   *
   * @param start where to begin, from 0
   * @param alsoUsed ports to pass over
   * @return -1 if there is none
   */
  int firstFreeDynamic(int start, Set<Integer> alsoUsed) {
    for (int i = 0; i < range(); i++) {
      int port = all.minDynamicPort() + (start + i) % range();
      if (!isUsed(port) && !alsoUsed.contains(port)) {
        return port;
      }
    }
    return -1;
  }

  void take(Set<Integer> ports) {
    ports.forEach(port -> changed.put(port, true));
  }

  void giveBack(Set<Integer> ports) {
    ports.forEach(port -> changed.put(port, false));
  }

  private int range() {
    return all.maxDynamicPort() - all.minDynamicPort() + 1;
  }
}
