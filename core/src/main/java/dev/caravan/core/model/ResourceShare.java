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
 * @param units whole things of which only one can hold each: cores and devices, by the names that
 *     {@link #core} and {@link #device} give them
 */
public record ResourceShare(
    int cpuMhz, int memoryMb, int diskMb, Set<Integer> ports, Set<String> units) {
  /** Nothing. */
  public static final ResourceShare NONE = new ResourceShare(0, 0, 0, Set.of(), Set.of());

  public ResourceShare {
    ports = Set.copyOf(ports);
    units = Set.copyOf(units);
  }

  /** A part without cores and devices. */
  public ResourceShare(int cpuMhz, int memoryMb, int diskMb, Set<Integer> ports) {
    this(cpuMhz, memoryMb, diskMb, ports, Set.of());
  }

  /** The name of a core. */
  public static String core(int id) {
    return "core " + id;
  }

  /** The name of a device. */
  public static String device(String device, String instance) {
    return "device " + device + " " + instance;
  }

  /** All that an allocation holds. */
  public static ResourceShare of(AllocatedResources resources) {
    return new ResourceShare(
        resources.cpuMhz(),
        resources.memoryMb(),
        resources.diskMb(),
        portsOf(resources),
        unitsOf(resources));
  }

  private static Set<String> unitsOf(AllocatedResources resources) {
    Set<String> units = Set.of();
    for (TaskShare task : resources.tasks().values()) {
      if (!task.cores().isEmpty() || !task.devices().isEmpty()) {
        units = new HashSet<>(units);
        addUnits(units, task);
      }
    }
    return units;
  }

  private static void addUnits(Set<String> units, TaskShare task) {
    task.cores().forEach(id -> units.add(core(id)));
    for (AllocatedDevice device : task.devices()) {
      device.instances().forEach(instance -> units.add(device(device.device(), instance)));
    }
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
    Set<String> moreUnits = new HashSet<>(units);
    moreUnits.removeAll(held.units);
    return new ResourceShare(
        Math.max(0, cpuMhz - held.cpuMhz),
        Math.max(0, memoryMb - held.memoryMb),
        Math.max(0, diskMb - held.diskMb),
        more,
        moreUnits);
  }
}
