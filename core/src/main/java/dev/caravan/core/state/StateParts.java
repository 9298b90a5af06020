package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import java.util.Collection;

/**
 * What a state is made of, without what can be worked out from it: all that has to be kept of it.
 *
 * @param position position of the last event that it knows of
 * @param capacityPosition position of the last event that may have made room
 * @param removalPosition position of the last event that took something out of the state
 * @param configuration what operators chose; empty if they did not
 * @param jobs by id
 * @param collected what is remembered of jobs that are there no more
 * @param nodes by id
 * @param evaluations by id
 * @param deployments by id
 * @param allocations by id
 */
public record StateParts(
    long position,
    long capacityPosition,
    long removalPosition,
    Collection<SchedulerConfiguration> configuration,
    Collection<RegisteredJob> jobs,
    Collection<Remembered> collected,
    Collection<Node> nodes,
    Collection<Evaluation> evaluations,
    Collection<Deployment> deployments,
    Collection<Allocation> allocations) {

  /**
   * What is remembered of jobs that were collected as garbage.
   *
   * @param id under what it is remembered
   * @param job what it is
   */
  public record Remembered(JobId id, CollectedJob job) {}

  /** The state that is made of this. */
  public ClusterState toState() {
    return ClusterState.of(this);
  }
}
