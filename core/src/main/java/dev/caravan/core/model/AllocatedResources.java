package dev.caravan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an allocation holds on its node for as long as it lives.
 *
 * @param tasks by name of the task
 * @param diskMb shared disk in MiB
 * @param ports ports of the task group's networks
 */
public record AllocatedResources(
    Map<String, TaskShare> tasks, int diskMb, List<AllocatedPort> ports) {

  public AllocatedResources {
    tasks = Immutable.ordered(tasks);
    ports = List.copyOf(ports);
  }

  /**
   * What one task holds.
   *
   * @param cpuMhz CPU share in MHz
   * @param memoryMb memory limit in MiB
   * @param ports ports of the networks in the task's {@code resources}
   * @param memoryMaxMb how much memory it may use where there is some to spare, in MiB; 0 for no
   *     more than its limit
   * @param cores the ids of the cores that are its own
   * @param devices the devices that are its own
   */
  public record TaskShare(
      int cpuMhz,
      int memoryMb,
      List<AllocatedPort> ports,
      int memoryMaxMb,
      List<Integer> cores,
      List<AllocatedDevice> devices) {
    public TaskShare {
      ports = List.copyOf(ports);
      cores = IfAbsent.none(cores);
      devices = IfAbsent.none(devices);
    }

    /** A share without cores and devices. */
    public TaskShare(int cpuMhz, int memoryMb, List<AllocatedPort> ports) {
      this(cpuMhz, memoryMb, ports, 0, List.of(), List.of());
    }
  }

  /** CPU of all tasks, in MHz. */
  public int cpuMhz() {
    int sum = 0;
    for (TaskShare share : tasks.values()) {
      sum += share.cpuMhz();
    }
    return sum;
  }

  /** Memory of all tasks, in MiB. */
  public int memoryMb() {
    int sum = 0;
    for (TaskShare share : tasks.values()) {
      sum += share.memoryMb();
    }
    return sum;
  }

  /** Whether it has any ports. */
  public boolean hasPorts() {
    return !ports.isEmpty() || tasks.values().stream().anyMatch(share -> !share.ports().isEmpty());
  }

  /** The ports of the group, then those of its tasks in order. */
  public List<AllocatedPort> allPorts() {
    List<AllocatedPort> all = new ArrayList<>(ports);
    tasks.values().forEach(share -> all.addAll(share.ports()));
    return all;
  }
}
