package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.NodeResources;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ports of a node are in use, in one plan in the making. */
final class PortUse {
  private static final int PORTS = 65_536;
  private static final int NOT_COUNTED = -1;

  private final NodeResources all;
  private final Set<Integer> before;

  /** All that are used; made when the first one is taken or given back. */
  private @Nullable BitSet used;

  private int freeDynamic = NOT_COUNTED;

  /**
   * @param all what the node has
   * @param before the ports that allocations hold already
   */
  PortUse(NodeResources all, Set<Integer> before) {
    this.all = all;
    this.before = before;
  }

  boolean isUsed(int port) {
    return used == null
        ? before.contains(port) || all.reservedPorts().contains(port)
        : used.get(port);
  }

  boolean isDynamic(int port) {
    return port >= all.minDynamicPort() && port <= all.maxDynamicPort();
  }

  /** How many ports are left that may be given out as dynamic ones. */
  int freeDynamic() {
    if (freeDynamic == NOT_COUNTED) {
      BitSet inUse = new BitSet();
      before.stream().filter(this::isDynamic).forEach(inUse::set);
      all.reservedPorts().stream().filter(this::isDynamic).forEach(inUse::set);
      freeDynamic = range() - inUse.cardinality();
    }
    return freeDynamic;
  }

  /**
   * A free dynamic port, the first at or after a starting point that goes round.
   *
   * @param start where to begin, from 0
   * @param alsoUsed ports to pass over
   * @return -1 if there is none
   */
  int firstFreeDynamic(int start, BitSet alsoUsed) {
    for (int i = 0; i < range(); i++) {
      int port = all.minDynamicPort() + (start + i) % range();
      if (!isUsed(port) && !alsoUsed.get(port)) {
        return port;
      }
    }
    return -1;
  }

  void take(Set<Integer> ports) {
    ports.forEach(port -> mark(port, true));
  }

  void giveBack(Set<Integer> ports) {
    ports.forEach(port -> mark(port, false));
  }

  private void mark(int port, boolean isUsed) {
    if (used == null) {
      used = new BitSet(PORTS);
      before.forEach(used::set);
      all.reservedPorts().forEach(used::set);
    }
    if (isDynamic(port) && used.get(port) != isUsed) {
      freeDynamic = freeDynamic() + (isUsed ? -1 : 1);
    }
    used.set(port, isUsed);
  }

  private int range() {
    return all.maxDynamicPort() - all.minDynamicPort() + 1;
  }
}
