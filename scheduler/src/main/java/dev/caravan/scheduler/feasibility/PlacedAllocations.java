package dev.caravan.scheduler.feasibility;

import java.util.HashMap;
import java.util.Map;

/**
 * How many allocations of a job are, or will be, on each node. Nodes are named by their place among
 * the nodes of the cluster.
 */
public final class PlacedAllocations {
  private final int[] ofJob;
  private final Map<String, int[]> ofGroups = new HashMap<>();

  /** None yet, in a cluster of so many nodes. */
  public PlacedAllocations(int nodes) {
    this.ofJob = new int[nodes];
  }

  /** So many more, or less, of a group are on a node. */
  public void add(String group, int node, int howMany) {
    ofJob[node] += howMany;
    of(group)[node] += howMany;
  }

  /** How many of the job are on each node. */
  public int[] ofJob() {
    return ofJob;
  }

  /** How many of a group are on each node. */
  public int[] of(String group) {
    return ofGroups.computeIfAbsent(group, any -> new int[ofJob.length]);
  }
}
