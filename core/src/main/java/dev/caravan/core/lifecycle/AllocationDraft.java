package dev.caravan.core.lifecycle;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.CheckHealth;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A changed copy of an allocation in the making; holds what an event can change. */
final class AllocationDraft {
  private final Allocation before;
  EvaluationId evaluationId;
  long jobVersion;
  AllocatedResources resources;
  @Nullable DeploymentId deploymentId;
  boolean canary;
  @Nullable Boolean healthy;
  @Nullable Instant healthDecidedAt;
  @Nullable AllocationId nextAllocation;
  List<AllocationId> preemptedAllocations;
  @Nullable AllocationId preemptedByAllocation;
  List<RescheduleEvent> rescheduleEvents;
  @Nullable EvaluationId followUpEvaluation;
  @Nullable DesiredTransition desiredTransition;
  DesiredStatus desiredStatus;
  String desiredDescription;
  ClientStatus clientStatus;
  String clientDescription;
  @Nullable Instant startedAt;
  @Nullable Instant disconnectedAt;
  Map<String, TaskState> taskStates;
  @Nullable CheckHealth checks;

  AllocationDraft(Allocation before) {
    this.before = before;
    evaluationId = before.evaluationId();
    jobVersion = before.jobVersion();
    resources = before.resources();
    deploymentId = before.deploymentId();
    canary = before.canary();
    healthy = before.healthy();
    healthDecidedAt = before.healthDecidedAt();
    nextAllocation = before.nextAllocation();
    preemptedAllocations = before.preemptedAllocations();
    preemptedByAllocation = before.preemptedByAllocation();
    rescheduleEvents = before.rescheduleEvents();
    followUpEvaluation = before.followUpEvaluation();
    desiredTransition = before.desiredTransition();
    desiredStatus = before.desiredStatus();
    desiredDescription = before.desiredDescription();
    clientStatus = before.clientStatus();
    clientDescription = before.clientDescription();
    startedAt = before.startedAt();
    disconnectedAt = before.disconnectedAt();
    taskStates = before.taskStates();
    checks = before.checks();
  }

  Allocation at(Instant time, long position) {
    return new Allocation(
        before.id(),
        evaluationId,
        before.name(),
        before.jobId(),
        jobVersion,
        before.taskGroup(),
        before.nodeId(),
        before.nodeName(),
        resources,
        deploymentId,
        canary,
        healthy,
        healthDecidedAt,
        before.previousAllocation(),
        nextAllocation,
        preemptedAllocations,
        preemptedByAllocation,
        rescheduleEvents,
        followUpEvaluation,
        desiredTransition,
        desiredStatus,
        desiredDescription,
        clientStatus,
        clientDescription,
        startedAt,
        disconnectedAt,
        taskStates,
        checks,
        before.metrics(),
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
