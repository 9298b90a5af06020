package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.state.ClusterState;

/**
 * What a cluster prefers where its jobs say nothing.
 *
 * @param algorithm whether nodes are filled one after the other or evenly
 * @param jobAntiAffinity whether allocations of one group keep away from each other, as in Nomad;
 *     without it a cluster is packed as tightly as it goes
 */
public record PlacementOptions(SchedulerAlgorithm algorithm, boolean jobAntiAffinity) {
  /** What Nomad does if nobody says otherwise. */
  public static final PlacementOptions DEFAULT =
      new PlacementOptions(SchedulerAlgorithm.BINPACK, true);

  /** The same, with the algorithm that operators chose for the cluster. */
  public PlacementOptions asChosenIn(ClusterState state) {
    return new PlacementOptions(state.schedulerConfiguration().algorithm(), jobAntiAffinity);
  }
}
