package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Port;
import java.util.BitSet;
import java.util.Optional;

/**
 * What is left of a node's resources in one plan in the making. Not thread-safe; lives as long as
 * the plan is made.
 */
public final class NodeRoom {
  private static final int PORTS = 65_536;

  private final Node node;
  private int cpuMhz;
  private int memoryMb;
  private int diskMb;
  private final BitSet usedPorts = new BitSet(PORTS);

  /** A node from which nothing is taken yet. */
  public NodeRoom(Node node) {
    NodeResources all = node.spec().resources();
    this.node = node;
    this.cpuMhz = all.cpuMhz();
    this.memoryMb = all.memoryMb();
    this.diskMb = all.diskMb();
    all.reservedPorts().forEach(usedPorts::set);
  }

  /** The node. */
  public Node node() {
    return node;
  }

  /** CPU left, in MHz. */
  public int cpuMhz() {
    return cpuMhz;
  }

  /** Memory left, in MiB. */
  public int memoryMb() {
    return memoryMb;
  }

  /** What is lacking for an allocation that asks this; empty if it fits. */
  public Optional<Rejection> check(ResourceAsk ask) {
    if (ask.cpuMhz() > cpuMhz) {
      return exhausted("cpu");
    }
    if (ask.memoryMb() > memoryMb) {
      return exhausted("memory");
    }
    if (ask.diskMb() > diskMb) {
      return exhausted("disk");
    }
    return checkPorts(ask);
  }

  /** Whether a share is free. */
  public boolean hasFree(ResourceShare share) {
    return share.cpuMhz() <= cpuMhz
        && share.memoryMb() <= memoryMb
        && share.diskMb() <= diskMb
        && share.ports().stream().noneMatch(usedPorts::get);
  }

  /** Gives a share away. */
  public void take(ResourceShare share) {
    cpuMhz -= share.cpuMhz();
    memoryMb -= share.memoryMb();
    diskMb -= share.diskMb();
    share.ports().forEach(usedPorts::set);
  }

  /** Takes a share back. */
  public void giveBack(ResourceShare share) {
    cpuMhz += share.cpuMhz();
    memoryMb += share.memoryMb();
    diskMb += share.diskMb();
    share.ports().forEach(usedPorts::clear);
  }

  /**
   * A free dynamic port, the first at or after a starting point that goes round.
   *
   * @param start where to begin, from 0; spreads allocations over the range
   * @param alsoUsed ports to pass over
   * @return -1 if there is none
   */
  int freeDynamicPort(int start, BitSet alsoUsed) {
    NodeResources all = node.spec().resources();
    int size = all.maxDynamicPort() - all.minDynamicPort() + 1;
    for (int i = 0; i < size; i++) {
      int port = all.minDynamicPort() + (start + i) % size;
      if (!usedPorts.get(port) && !alsoUsed.get(port)) {
        return port;
      }
    }
    return -1;
  }

  private Optional<Rejection> checkPorts(ResourceAsk ask) {
    for (Port port : ask.staticPorts()) {
      if (usedPorts.get(port.value())) {
        return exhausted("network: reserved port collision " + port.label() + "=" + port.value());
      }
    }
    return hasDynamicPorts(ask)
        ? Optional.empty()
        : exhausted("network: dynamic port selection failed");
  }

  private boolean hasDynamicPorts(ResourceAsk ask) {
    if (ask.dynamicPorts() == 0) {
      return true;
    }
    NodeResources all = node.spec().resources();
    int used = usedPorts.get(all.minDynamicPort(), all.maxDynamicPort() + 1).cardinality();
    long named = ask.staticPorts().stream().filter(port -> isInRange(port, all)).count();
    return all.maxDynamicPort() - all.minDynamicPort() + 1 - used - named >= ask.dynamicPorts();
  }

  private static boolean isInRange(Port port, NodeResources all) {
    return port.value() >= all.minDynamicPort() && port.value() <= all.maxDynamicPort();
  }

  private static Optional<Rejection> exhausted(String dimension) {
    return Optional.of(new Rejection.Exhausted(dimension));
  }
}
