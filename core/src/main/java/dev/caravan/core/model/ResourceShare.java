package dev.caravan.core.model;

import dev.caravan.core.model.AllocatedResources.TaskShare;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a node's resources.
 *
 * @param cpuMhz CPU in MHz
 * @param memoryMb memory in MiB
 * @param diskMb disk in MiB
 * @param ports ports on the host
 */
public record ResourceShare(int cpuMhz, int memoryMb, int diskMb, Set<Integer> ports) {
  /** Nothing. */
  public static final ResourceShare NONE = new ResourceShare(0, 0, 0, Set.of());

  public ResourceShare {
    ports = Set.copyOf(ports);
  }

  /** All that an allocation holds. */
  public static ResourceShare of(AllocatedResources resources) {
    return new ResourceShare(
        resources.cpuMhz(), resources.memoryMb(), resources.diskMb(), portsOf(resources));
  }

  private static Set<Integer> portsOf(AllocatedResources resources) {
    if (!resources.hasPorts()) {
      return Set.of();
    }
    Set<Integer> ports = new HashSet<>();
    add(ports, resources.ports());
    for (TaskShare task : resources.tasks().values()) {
      add(ports, task.ports());
    }
    return ports;
  }

  private static void add(Set<Integer> ports, List<AllocatedPort> allocated) {
    for (AllocatedPort port : allocated) {
      ports.add(port.value());
    }
  }

  /** What this is more than another share that is held already and passes on to this. */
  public ResourceShare beyond(ResourceShare held) {
    Set<Integer> more = new HashSet<>(ports);
    more.removeAll(held.ports);
    return new ResourceShare(
        Math.max(0, cpuMhz - held.cpuMhz),
        Math.max(0, memoryMb - held.memoryMb),
        Math.max(0, diskMb - held.diskMb),
        more);
  }
}
