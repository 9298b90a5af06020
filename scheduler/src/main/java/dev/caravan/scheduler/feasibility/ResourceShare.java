package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import java.util.Set;
import java.util.stream.Collectors;

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
        resources.cpuMhz(),
        resources.memoryMb(),
        resources.diskMb(),
        resources.allPorts().stream().map(AllocatedPort::value).collect(Collectors.toSet()));
  }

  /** What this is more than another share that is held already and passes on to this. */
  public ResourceShare beyond(ResourceShare held) {
    return new ResourceShare(
        Math.max(0, cpuMhz - held.cpuMhz),
        Math.max(0, memoryMb - held.memoryMb),
        Math.max(0, diskMb - held.diskMb),
        ports.stream().filter(port -> !held.ports.contains(port)).collect(Collectors.toSet()));
  }
}
