package dev.caravan.scheduler.plan;

import dev.caravan.core.model.ResourceShare;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;

/**
 * An amount of resources that can be less than nothing: what is still needed, or left.
 *
 * @param cpuMhz CPU in MHz
 * @param memoryMb memory in MiB
 * @param diskMb disk in MiB
 */
record Need(int cpuMhz, int memoryMb, int diskMb) {
  static Need of(ResourceAsk ask, NodeRoom room) {
    return new Need(room.cpuMhz(ask), ask.memoryMb(), ask.diskMb());
  }

  static Need leftOn(NodeRoom room) {
    return new Need(room.cpuMhz(), room.memoryMb(), room.diskMb());
  }

  Need plus(ResourceShare share) {
    return new Need(cpuMhz + share.cpuMhz(), memoryMb + share.memoryMb(), diskMb + share.diskMb());
  }

  Need minus(ResourceShare share) {
    return new Need(cpuMhz - share.cpuMhz(), memoryMb - share.memoryMb(), diskMb - share.diskMb());
  }

  boolean covers(Need other) {
    return cpuMhz >= other.cpuMhz && memoryMb >= other.memoryMb && diskMb >= other.diskMb;
  }

  /**
   * How far a share is from being just what is needed: Nomad's {@code basicResourceDistance}, which
   * is the distance of points whose coordinates are the shares of each resource that is needed.
   */
  double distanceTo(ResourceShare share) {
    return Math.hypot(
        Math.hypot(coordinate(cpuMhz, share.cpuMhz()), coordinate(memoryMb, share.memoryMb())),
        coordinate(diskMb, share.diskMb()));
  }

  private static double coordinate(int needed, int held) {
    return needed > 0 ? (double) (needed - held) / needed : 0;
  }
}
