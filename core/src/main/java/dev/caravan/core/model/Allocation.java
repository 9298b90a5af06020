package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task group placed on a node.
 *
 * @param id its id
 * @param evaluationId the evaluation that last placed or updated it
 * @param name {@code job.group[index]}
 * @param jobId its job
 * @param jobVersion the version of the job that it runs
 * @param taskGroup its task group
 * @param nodeId its node
 * @param nodeName the node's name
 * @param resources what it holds there
 * @param deploymentId the deployment that it belongs to, if any
 * @param canary whether it is tried out beside the old version
 * @param healthy the deployment's verdict: null until there is one
 * @param healthDecidedAt when that verdict was given
 * @param previousAllocation the allocation that it takes the place of, if any
 * @param nextAllocation the allocation that took its place, if any
 * @param preemptedAllocations allocations of less urgent jobs that end so that it has room
 * @param preemptedByAllocation the allocation of a more urgent job that it gives room to, if any
 * @param rescheduleEvents the failed allocations before it that count for its reschedule policy,
 *     oldest first; empty if it does not replace a failed one
 * @param followUpEvaluation the evaluation that is to replace it once its delay is over, if any
 * @param desiredTransition what is to become of it at the next evaluation, if that was asked for
 * @param desiredStatus what the scheduler wants of it
 * @param desiredDescription why
 * @param clientStatus what its node says of it
 * @param clientDescription why
 * @param startedAt when its node first said that it runs; null before
 * @param disconnectedAt since when its node is not heard of; kept once it is, until it was decided
 *     whether this allocation or one that stands in for it goes on
 * @param taskStates by name of the task
 * @param checks whether the checks of its services pass; null as long as nothing is known, and of
 *     no meaning once there is a verdict
 * @param metrics how it came to be placed there
 * @param createdAt when it was placed
 * @param modifiedAt when it last changed
 * @param createIndex position in the log of the event that placed it
 * @param modifyIndex position in the log of the event that last changed it
 */
public record Allocation(
    AllocationId id,
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
    @Nullable Boolean healthy,
    @Nullable Instant healthDecidedAt,
    @Nullable AllocationId previousAllocation,
    @Nullable AllocationId nextAllocation,
    List<AllocationId> preemptedAllocations,
    @Nullable AllocationId preemptedByAllocation,
    List<RescheduleEvent> rescheduleEvents,
    @Nullable EvaluationId followUpEvaluation,
    @Nullable DesiredTransition desiredTransition,
    DesiredStatus desiredStatus,
    String desiredDescription,
    ClientStatus clientStatus,
    String clientDescription,
    @Nullable Instant startedAt,
    @Nullable Instant disconnectedAt,
    Map<String, TaskState> taskStates,
    @Nullable CheckHealth checks,
    PlacementMetrics metrics,
    Instant createdAt,
    Instant modifiedAt,
    long createIndex,
    long modifyIndex) {

  public Allocation {
    preemptedAllocations = List.copyOf(preemptedAllocations);
    rescheduleEvents = List.copyOf(rescheduleEvents);
    taskStates = Immutable.ordered(taskStates);
  }

  /** The name of the allocation of this index. */
  public static String name(JobId job, String group, int index) {
    return job.value() + "." + group + "[" + index + "]";
  }

  /** The number between the brackets of its name. */
  public int index() {
    int open = name.lastIndexOf('[');
    return Integer.parseInt(name.substring(open + 1, name.length() - 1));
  }

  /** Whether it is over, or will be as soon as its node hears of it. */
  public boolean isTerminal() {
    return isToEnd() || clientStatus.isTerminal();
  }

  /** Whether the scheduler wants it to end. */
  public boolean isToEnd() {
    return desiredStatus != DesiredStatus.RUN;
  }

  /** Whether it is to end because one of a more urgent job takes its room. */
  public boolean isPreempted() {
    return desiredStatus == DesiredStatus.EVICT;
  }

  /** Whether its node is not heard of, so that nobody knows whether it runs. */
  public boolean isUnknown() {
    return clientStatus == ClientStatus.UNKNOWN;
  }

  /** Whether it has ended on its node: it holds no resources any more. */
  public boolean isClientTerminal() {
    return clientStatus.isTerminal();
  }
}
