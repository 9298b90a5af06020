package dev.caravan.core.model;

import java.util.List;

/**
 * What a node has to give.
 *
 * @param cpuMhz CPU in MHz, without what is reserved
 * @param memoryMb memory in MiB, without what is reserved
 * @param diskMb disk in MiB, without what is reserved
 * @param minDynamicPort first port that may be given out as a dynamic one
 * @param maxDynamicPort last port that may be given out as a dynamic one
 * @param reservedPorts ports never given out
 * @param cores the ids of the cores that may be given out as whole ones; they are parts of {@code
 *     cpuMhz}
 * @param devices devices that may be given out
 */
public record NodeResources(
    int cpuMhz,
    int memoryMb,
    int diskMb,
    int minDynamicPort,
    int maxDynamicPort,
    List<Integer> reservedPorts,
    List<Integer> cores,
    List<NodeDevice> devices) {

  /** First dynamic port where nothing else is said, as in Nomad. */
  public static final int MIN_DYNAMIC_PORT = 20_000;

  /** Last dynamic port where nothing else is said, as in Nomad. */
  public static final int MAX_DYNAMIC_PORT = 32_000;

  public NodeResources {
    reservedPorts = List.copyOf(reservedPorts);
    cores = IfAbsent.none(cores);
    devices = IfAbsent.none(devices);
  }

  /** A node with neither cores nor devices to give out. */
  public NodeResources(
      int cpuMhz,
      int memoryMb,
      int diskMb,
      int minDynamicPort,
      int maxDynamicPort,
      List<Integer> reservedPorts) {
    this(
        cpuMhz,
        memoryMb,
        diskMb,
        minDynamicPort,
        maxDynamicPort,
        reservedPorts,
        List.of(),
        List.of());
  }

  /** A node with this much, Nomad's range of dynamic ports, and no port reserved. */
  public static NodeResources of(int cpuMhz, int memoryMb, int diskMb) {
    return new NodeResources(
        cpuMhz, memoryMb, diskMb, MIN_DYNAMIC_PORT, MAX_DYNAMIC_PORT, List.of());
  }

  /** The same with these cores, by their ids. */
  public NodeResources withCores(List<Integer> ids) {
    return new NodeResources(
        cpuMhz, memoryMb, diskMb, minDynamicPort, maxDynamicPort, reservedPorts, ids, devices);
  }

  /** The same with these devices. */
  public NodeResources withDevices(List<NodeDevice> all) {
    return new NodeResources(
        cpuMhz, memoryMb, diskMb, minDynamicPort, maxDynamicPort, reservedPorts, cores, all);
  }

  /** What a whole core counts for, in MHz; 0 if there is none to give out. */
  public int mhzPerCore() {
    return cores.isEmpty() ? 0 : cpuMhz / cores.size();
  }
}
