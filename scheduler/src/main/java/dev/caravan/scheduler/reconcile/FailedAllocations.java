package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.RegisteredJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a failed allocation is replaced now, later or never. */
final class FailedAllocations {
  /**
   * What is due within this time is replaced at once: another evaluation for it is not worth it.
   */
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final ReconcileRequest request;
  private final RegisteredJob job;
  private final @Nullable Deployment deployment;

  /**
   * @param deployment the deployment of this version of the job, unless it was successful
   */
  FailedAllocations(ReconcileRequest request, RegisteredJob job, @Nullable Deployment deployment) {
    this.request = request;
    this.job = job;
    this.deployment = deployment;
  }

  AllocationClass classify(Allocation failed) {
    if (isHeldByDeployment(failed)) {
      return AllocationClass.KEPT;
    }
    if (failed.desiredTransition() == DesiredTransition.FORCE_RESCHEDULE) {
      return AllocationClass.FAILED_NOW_DUE;
    }
    Optional<Instant> due =
        Rescheduling.policy(job, failed).flatMap(policy -> Rescheduling.dueAt(failed, policy));
    if (due.isEmpty()) {
      return AllocationClass.KEPT;
    }
    if (isFollowedUp(failed) || !due.get().isAfter(request.now().plus(WINDOW))) {
      return AllocationClass.FAILED_NOW_DUE;
    }
    return waits(failed) ? AllocationClass.KEPT : AllocationClass.FAILED_DUE_LATER;
  }

  /**
   * A deployment that has failed replaces none of its own. One that goes on does once there is a
   * verdict about the allocation, and only if it does not fail because of it.
   */
  private boolean isHeldByDeployment(Allocation failed) {
    if (deployment == null || !deployment.id().equals(failed.deploymentId())) {
      return false;
    }
    return !deployment.status().isActive()
        || failed.healthy() == null
        || !hasProgressDeadline(deployment.groups().get(failed.taskGroup()));
  }

  private static boolean hasProgressDeadline(@Nullable GroupProgress group) {
    return group != null && !group.goal().progressDeadline().isZero();
  }

  private boolean isFollowedUp(Allocation failed) {
    EvaluationId followUp = failed.followUpEvaluation();
    return followUp != null && followUp.equals(request.evaluation());
  }

  private boolean waits(Allocation failed) {
    EvaluationId followUp = failed.followUpEvaluation();
    return followUp != null && request.evaluationIsOpen().test(followUp);
  }
}
