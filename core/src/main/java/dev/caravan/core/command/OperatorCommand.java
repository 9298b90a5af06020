package dev.caravan.core.command;

import dev.caravan.core.model.JobType;
import dev.caravan.core.model.SchedulerAlgorithm;
import java.util.Set;

/** What can be asked of the cluster as a whole. */
public sealed interface OperatorCommand extends Command {

  /** The cluster, of which there is one. */
  String CLUSTER = "cluster";

  /** The cluster. */
  default String cluster() {
    return CLUSTER;
  }

  /** Choose how allocations are placed, and what is done at all. */
  record ConfigureScheduler(
      SchedulerAlgorithm algorithm,
      Set<JobType> preemption,
      boolean memoryOversubscription,
      boolean rejectRegistrations,
      boolean pauseEvaluations)
      implements OperatorCommand {}
}
