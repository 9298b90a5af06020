package dev.caravan.core.command;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskUpdate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of an allocation. */
public sealed interface AllocationCommand extends Command {

  /** The allocation. */
  AllocationId allocationId();

  /** Place a task group on a node. */
  record PlaceAllocation(
      AllocationId allocationId,
      EvaluationId evaluationId,
      String name,
      JobId jobId,
      long jobVersion,
      String taskGroup,
      NodeId nodeId,
      String nodeName,
      AllocatedResources resources,
      @Nullable DeploymentId deploymentId,
      boolean canary,
      @Nullable AllocationId previousAllocation,
      PlacementMetrics metrics)
      implements AllocationCommand {}

  /** Let an allocation go on as part of a new version of its job. */
  record UpdateAllocationInPlace(
      AllocationId allocationId,
      EvaluationId evaluationId,
      long jobVersion,
      AllocatedResources resources,
      @Nullable DeploymentId deploymentId)
      implements AllocationCommand {}

  /** End an allocation. */
  record StopAllocation(
      AllocationId allocationId,
      EvaluationId evaluationId,
      String reason,
      @Nullable AllocationId replacement)
      implements AllocationCommand {}

  /** Note that an allocation replaces one that failed, and which others failed before. */
  record NoteReschedule(AllocationId allocationId, List<RescheduleEvent> events)
      implements AllocationCommand {}

  /** Note which allocations of less urgent jobs end so that an allocation has room. */
  record NotePreemptions(AllocationId allocationId, List<AllocationId> preempted)
      implements AllocationCommand {}

  /**
   * Ask an allocation to end for one of a more urgent job.
   *
   * @param preemptedBy the one that takes its room
   */
  record PreemptAllocation(
      AllocationId allocationId, EvaluationId evaluationId, AllocationId preemptedBy)
      implements AllocationCommand {}

  /** Have a failed allocation wait for the evaluation that is to replace it. */
  record DelayReschedule(AllocationId allocationId, EvaluationId followUpEvaluation)
      implements AllocationCommand {}

  /** Say what is to become of an allocation when its job is evaluated next. */
  record RequestTransition(AllocationId allocationId, DesiredTransition transition)
      implements AllocationCommand {}

  /** Let an allocation go on whose node is heard of again. */
  record ReconnectAllocation(AllocationId allocationId) implements AllocationCommand {}

  /** Make a canary an allocation like the others. */
  record PromoteCanary(AllocationId allocationId) implements AllocationCommand {}

  /**
   * Note what a node says of an allocation. Old news changes nothing.
   *
   * @param failingChecks the services of which a check stands in the way of the allocation's
   *     health, by their tasks; null if there is no news of checks
   */
  record ReportAllocationStatus(
      AllocationId allocationId,
      ClientStatus clientStatus,
      String clientDescription,
      List<TaskUpdate> tasks,
      @Nullable Map<String, List<String>> failingChecks)
      implements AllocationCommand {

    /** Without news of checks. */
    public ReportAllocationStatus(
        AllocationId allocationId,
        ClientStatus clientStatus,
        String clientDescription,
        List<TaskUpdate> tasks) {
      this(allocationId, clientStatus, clientDescription, tasks, null);
    }
  }

  /**
   * Note what was found out about tasks of an allocation.
   *
   * @param events by name of the task
   */
  record NoteTaskEvents(AllocationId allocationId, Map<String, TaskEvent> events)
      implements AllocationCommand {}

  /** Decide whether an allocation of a deployment is healthy. */
  record DecideAllocationHealth(
      AllocationId allocationId, DeploymentId deploymentId, boolean healthy)
      implements AllocationCommand {}

  /** Have the live state forget an allocation that has ended. */
  record CollectAllocation(AllocationId allocationId) implements AllocationCommand {}
}
