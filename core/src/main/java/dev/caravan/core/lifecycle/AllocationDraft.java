package dev.caravan.core.lifecycle;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.TaskState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A changed copy of an allocation in the making; holds what an event can change. */
final class AllocationDraft {
  private final Allocation before;
  EvaluationId evaluationId;
  long jobVersion;
  AllocatedResources resources;
  @Nullable DeploymentId deploymentId;
  @Nullable Boolean healthy;
  @Nullable Instant healthDecidedAt;
  @Nullable AllocationId nextAllocation;
  DesiredStatus desiredStatus;
  String desiredDescription;
  ClientStatus clientStatus;
  String clientDescription;
  Map<String, TaskState> taskStates;

  AllocationDraft(Allocation before) {
    this.before = before;
    evaluationId = before.evaluationId();
    jobVersion = before.jobVersion();
    resources = before.resources();
    deploymentId = before.deploymentId();
    healthy = before.healthy();
    healthDecidedAt = before.healthDecidedAt();
    nextAllocation = before.nextAllocation();
    desiredStatus = before.desiredStatus();
    desiredDescription = before.desiredDescription();
    clientStatus = before.clientStatus();
    clientDescription = before.clientDescription();
    taskStates = before.taskStates();
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
        before.canary(),
        healthy,
        healthDecidedAt,
        before.previousAllocation(),
        nextAllocation,
        desiredStatus,
        desiredDescription,
        clientStatus,
        clientDescription,
        taskStates,
        before.metrics(),
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
