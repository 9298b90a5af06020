package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.TaskGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one allocation of a task group asks of a node, all tasks together.
 *
 * @param cpuMhz CPU in MHz
 * @param memoryMb memory in MiB
 * @param diskMb disk in MiB
 * @param staticPorts ports that the job names
 * @param dynamicPorts how many ports the scheduler is to choose
 * @param cores how many whole cores, on top of {@code cpuMhz}
 * @param devices the devices that its tasks ask for, in their order
 */
public record ResourceAsk(
    int cpuMhz,
    int memoryMb,
    int diskMb,
    List<Port> staticPorts,
    int dynamicPorts,
    int cores,
    List<DeviceRequest> devices) {
  public ResourceAsk {
    staticPorts = List.copyOf(staticPorts);
    devices = List.copyOf(devices);
  }

  /** Without cores and devices. */
  public ResourceAsk(
      int cpuMhz, int memoryMb, int diskMb, List<Port> staticPorts, int dynamicPorts) {
    this(cpuMhz, memoryMb, diskMb, staticPorts, dynamicPorts, 0, List.of());
  }

  /** What it comes to on a node, where a core counts for this many MHz. */
  public int cpuMhz(int mhzPerCore) {
    return cpuMhz + cores * mhzPerCore;
  }

  /** Whether what an allocation gets depends on the node and on what is free there. */
  boolean differsByNode() {
    return hasPorts() || cores > 0 || !devices.isEmpty();
  }

  /** Whether it asks for ports. */
  boolean hasPorts() {
    return dynamicPorts > 0 || !staticPorts.isEmpty();
  }

  /** The ports that it names and that are not free on a node. */
  public Set<Integer> portsInUse(NodeRoom node) {
    return staticPorts.stream()
        .map(Port::value)
        .filter(node::isInUse)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** What an allocation of this group asks. */
  public static ResourceAsk of(TaskGroup group) {
    List<Port> ports =
        Stream.concat(
                group.networks().stream(),
                group.tasks().stream().flatMap(task -> task.resources().networks().stream()))
            .map(Network::ports)
            .flatMap(List::stream)
            .toList();
    List<Port> fixed = ports.stream().filter(Port::isStatic).toList();
    return new ResourceAsk(
        group.tasks().stream().mapToInt(task -> task.resources().cpuMhz()).sum(),
        group.tasks().stream().mapToInt(task -> task.resources().memoryMb()).sum(),
        group.ephemeralDisk().sizeMb(),
        fixed,
        ports.size() - fixed.size(),
        group.tasks().stream().mapToInt(task -> task.resources().cores()).sum(),
        group.tasks().stream().flatMap(task -> task.resources().devices().stream()).toList());
  }
}
