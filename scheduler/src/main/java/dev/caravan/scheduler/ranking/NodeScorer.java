package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;

/**
 * What a node's room, and what is on it already, are worth to an allocation. The rules are Nomad's
 * ({@code scheduler/rank.go} and {@code nomad/structs/funcs.go}).
 *
 * <p>Bin packing is the "best fit v3" formula of Google's cluster traces as Nomad uses it: {@code
 * 20 - (10^freeCpu + 10^freeMemory)}, where free is the share left after the placement, divided by
 * its greatest value 18; the algorithm that spreads takes the same sum less 2. Job anti-affinity is
 * {@code -(n + 1) / count} where {@code n} allocations of the group are on the node already.
 */
final class NodeScorer {
  /** What a node is worth on which an allocation has failed, when that is placed anew. */
  static final double RESCHEDULE_PENALTY = -1;

  private static final double GREATEST_FIT = 18;

  private final ResourceAsk ask;
  private final int count;
  private final PlacementOptions options;

  private final KnownPowers powers = new KnownPowers();

  /**
   * @param ask what one allocation asks
   * @param count how many allocations the group is to have
   */
  NodeScorer(ResourceAsk ask, int count, PlacementOptions options) {
    this.ask = ask;
    this.count = count;
    this.options = options;
  }

  /** How well an allocation fits what is left on a node, from 0 to 1. */
  double fit(NodeRoom room) {
    double free =
        powers.of(room.freeCpu(room.cpuMhz(ask))) + powers.of(room.freeMemory(ask.memoryMb()));
    double fit = options.algorithm() == SchedulerAlgorithm.SPREAD ? free - 2 : 20 - free;
    return Math.max(0, Math.min(GREATEST_FIT, fit)) / GREATEST_FIT;
  }

  /** Whether the devices that it asks for are preferred to others. */
  boolean prefersDevices() {
    return ask.devices().stream().anyMatch(device -> !device.affinities().isEmpty());
  }

  /** What that says of the devices that it would get. */
  double deviceAffinity(NodeRoom room) {
    return room.deviceAffinity(ask);
  }

  /** What allocations of the group that are on a node already say; 0 for nothing. */
  double antiAffinity(int ofSameGroup) {
    return ofSameGroup > 0 && options.jobAntiAffinity() ? -(ofSameGroup + 1.0) / count : 0;
  }
}
