package dev.caravan.scheduler.feasibility;

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
 */
public record ResourceAsk(
    int cpuMhz, int memoryMb, int diskMb, List<Port> staticPorts, int dynamicPorts) {

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
        ports.size() - fixed.size());
  }
}
