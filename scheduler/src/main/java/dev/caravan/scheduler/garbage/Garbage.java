package dev.caravan.scheduler.garbage;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of one job can be forgotten. A dead job and all that was done for it go together, or else it
 * would seem as if nothing had been done.
 *
 * @param job the job itself; null if it stays, or is gone already
 * @param evaluations what can go only together with their allocations
 */
public record Garbage(
    @Nullable DeadJob job,
    List<AllocationId> allocations,
    List<EvaluationId> evaluations,
    List<DeploymentId> deployments) {

  /**
   * A job that is dead.
   *
   * @param succeeded whether it has done what it was for
   */
  public record DeadJob(JobId id, boolean succeeded) {}

  public Garbage {
    allocations = List.copyOf(allocations);
    evaluations = List.copyOf(evaluations);
    deployments = List.copyOf(deployments);
  }

  /** Whether it is nothing. */
  public boolean isEmpty() {
    return job == null && allocations.isEmpty() && evaluations.isEmpty() && deployments.isEmpty();
  }
}
