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
 */
public record NodeResources(
    int cpuMhz,
    int memoryMb,
    int diskMb,
    int minDynamicPort,
    int maxDynamicPort,
    List<Integer> reservedPorts) {

  /** First dynamic port where nothing else is said, as in Nomad. */
  public static final int MIN_DYNAMIC_PORT = 20_000;

  /** Last dynamic port where nothing else is said, as in Nomad. */
  public static final int MAX_DYNAMIC_PORT = 32_000;

  public NodeResources {
    reservedPorts = List.copyOf(reservedPorts);
  }

  /** A node with this much, Nomad's range of dynamic ports, and no port reserved. */
  public static NodeResources of(int cpuMhz, int memoryMb, int diskMb) {
    return new NodeResources(
        cpuMhz, memoryMb, diskMb, MIN_DYNAMIC_PORT, MAX_DYNAMIC_PORT, List.of());
  }
}
