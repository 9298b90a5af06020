package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ResourceShare;
import java.util.List;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What allocations hold of a node, summed up as they come and go: to know how much is left, nobody
 * has to look at them.
 *
 * <p>Everything that has not ended on the node counts, even what is being stopped. Only what waits
 * for others on the same node to end, since it takes their place or preempts them, counts just for
 * what it needs beyond them.
 */
public final class NodeUse {
  /** Nothing. */
  public static final NodeUse NONE =
      new NodeUse(
          0, 0, 0, HashTreePSet.empty(), HashTreePSet.empty(), TreePSet.empty(), TreePMap.empty());

  private final int cpuMhz;
  private final int memoryMb;
  private final int diskMb;
  private final MapPSet<Integer> ports;
  private final MapPSet<String> units;
  private final PSortedSet<AllocationId> active;

  /** What successors that wait are counted for; all others are counted for what they hold. */
  private final PSortedMap<AllocationId, ResourceShare> waiting;

  private NodeUse(
      int cpuMhz,
      int memoryMb,
      int diskMb,
      MapPSet<Integer> ports,
      MapPSet<String> units,
      PSortedSet<AllocationId> active,
      PSortedMap<AllocationId, ResourceShare> waiting) {
    this.cpuMhz = cpuMhz;
    this.memoryMb = memoryMb;
    this.diskMb = diskMb;
    this.ports = ports;
    this.units = units;
    this.active = active;
    this.waiting = waiting;
  }

  /** CPU in use, in MHz. */
  public int cpuMhz() {
    return cpuMhz;
  }

  /** Memory in use, in MiB. */
  public int memoryMb() {
    return memoryMb;
  }

  /** Disk in use, in MiB. */
  public int diskMb() {
    return diskMb;
  }

  /** Ports in use. */
  public Set<Integer> ports() {
    return ports;
  }

  /** Cores and devices in use, as {@link ResourceShare} names them. */
  public Set<String> units() {
    return units;
  }

  /** The allocations that have not ended on the node. */
  PSortedSet<AllocationId> active() {
    return active;
  }

  /** The successors that wait for another allocation on the node to end. */
  PSortedSet<AllocationId> waiting() {
    return TreePSet.from(waiting.keySet());
  }

  /** Counts an allocation no more, if it was counted. */
  NodeUse without(Allocation allocation) {
    AllocationId id = allocation.id();
    if (!active.contains(id)) {
      return this;
    }
    ResourceShare share = shareOf(allocation);
    return new NodeUse(
        cpuMhz - share.cpuMhz(),
        memoryMb - share.memoryMb(),
        diskMb - share.diskMb(),
        ports.minusAll(share.ports()),
        units.minusAll(share.units()),
        active.minus(id),
        waiting.minus(id));
  }

  /**
   * Counts an allocation that has not ended.
   *
   * @param waits whether it waits for others on the node
   * @param inherited those of them that pass on to it what they hold
   */
  NodeUse with(Allocation allocation, boolean waits, List<Allocation> inherited) {
    ResourceShare share = share(allocation, inherited);
    return new NodeUse(
        cpuMhz + share.cpuMhz(),
        memoryMb + share.memoryMb(),
        diskMb + share.diskMb(),
        ports.plusAll(share.ports()),
        units.plusAll(share.units()),
        active.plus(allocation.id()),
        waits ? waiting.plus(allocation.id(), share) : waiting);
  }

  /** What an allocation that has not ended is counted for. */
  ResourceShare shareOf(Allocation allocation) {
    ResourceShare share = waiting.get(allocation.id());
    return share != null ? share : ResourceShare.of(allocation.resources());
  }

  private static ResourceShare share(Allocation allocation, List<Allocation> inherited) {
    ResourceShare share = ResourceShare.of(allocation.resources());
    for (Allocation predecessor : inherited) {
      share = share.beyond(ResourceShare.of(predecessor.resources()));
    }
    return share;
  }
}
