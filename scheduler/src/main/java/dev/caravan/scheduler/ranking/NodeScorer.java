package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a node is for an allocation: the mean of the rules that have something to say.
 *
 * <p>The rules are Nomad's. Bin packing is the "best fit v3" formula of Google's cluster traces as
 * Nomad uses it: {@code 20 - (10^freeCpu + 10^freeMemory)}, where free is the share left after the
 * placement, divided by its greatest value 18. Job anti-affinity is {@code -(n + 1) / count} where
 * {@code n} allocations of the group are on the node already. A node on which an allocation has
 * failed gets the least score there is, -1, when it is placed anew.
 */
final class NodeScorer {
  static final String BIN_PACKING = "binpack";
  static final String JOB_ANTI_AFFINITY = "job-anti-affinity";
  static final String RESCHEDULE_PENALTY = "node-reschedule-penalty";
  private static final double GREATEST_FIT = 18;

  private final ResourceAsk ask;
  private final int count;

  /**
   * @param ask what one allocation asks
   * @param count how many allocations the group is to have
   */
  NodeScorer(ResourceAsk ask, int count) {
    this.ask = ask;
    this.count = count;
  }

  /**
   * @param room what is left on the node before the placement
   * @param ofSameGroup how many allocations of the group are on the node
   * @param failedHere whether what is placed anew has failed on the node
   */
  NodeScore score(NodeRoom room, int ofSameGroup, boolean failedHere) {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put(BIN_PACKING, binPacking(room));
    if (ofSameGroup > 0) {
      parts.put(JOB_ANTI_AFFINITY, -(ofSameGroup + 1.0) / count);
    }
    if (failedHere) {
      parts.put(RESCHEDULE_PENALTY, -1.0);
    }
    double mean = parts.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new NodeScore(room.node().id(), parts, mean);
  }

  private double binPacking(NodeRoom room) {
    NodeResources all = room.node().spec().resources();
    double freeCpu = (double) (room.cpuMhz() - ask.cpuMhz()) / all.cpuMhz();
    double freeMemory = (double) (room.memoryMb() - ask.memoryMb()) / all.memoryMb();
    double fit = 20 - (Math.pow(10, freeCpu) + Math.pow(10, freeMemory));
    return Math.max(0, Math.min(GREATEST_FIT, fit)) / GREATEST_FIT;
  }
}
