package dev.caravan.core.event;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to an allocation. */
public sealed interface AllocationEvent extends Event {

  /** The allocation. */
  AllocationId allocationId();

  @Override
  default AllocationId subject() {
    return allocationId();
  }

  /** What its node tells of it, or what is judged by that; it follows from what was told before. */
  sealed interface News extends AllocationEvent
      permits AllocationStatusReported,
          AllocationChecksReported,
          TaskEventsNoted,
          AllocationHealthDecided {}

  /** A task group was placed on a node. */
  record AllocationPlaced(
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
      implements AllocationEvent {
    @Override
    public JobId beginsFor() {
      return jobId;
    }

    @Override
    public EvaluationId doneBy() {
      return evaluationId;
    }
  }

  /** An allocation goes on, as part of a new version of its job. */
  record AllocationUpdatedInPlace(
      AllocationId allocationId,
      EvaluationId evaluationId,
      long jobVersion,
      AllocatedResources resources,
      @Nullable DeploymentId deploymentId)
      implements AllocationEvent {
    @Override
    public EvaluationId doneBy() {
      return evaluationId;
    }
  }

  /**
   * The scheduler wants an allocation to end.
   *
   * @param reason why, in Nomad's words
   * @param replacement the allocation that takes its place, if any
   */
  record AllocationStopRequested(
      AllocationId allocationId,
      EvaluationId evaluationId,
      String reason,
      @Nullable AllocationId replacement)
      implements AllocationEvent {
    @Override
    public EvaluationId doneBy() {
      return evaluationId;
    }
  }

  /**
   * An allocation was placed because one before it failed.
   *
   * @param events the failed allocations that count for its reschedule policy, oldest first
   */
  record AllocationRescheduled(AllocationId allocationId, List<RescheduleEvent> events)
      implements AllocationEvent {
    public AllocationRescheduled {
      events = List.copyOf(events);
    }
  }

  /** Allocations of less urgent jobs end so that an allocation has room. */
  record PreemptionsNoted(AllocationId allocationId, List<AllocationId> preempted)
      implements AllocationEvent {
    public PreemptionsNoted {
      preempted = List.copyOf(preempted);
    }
  }

  /**
   * An allocation was asked to end for one of a more urgent job.
   *
   * @param preemptedBy the one that takes its room
   */
  record AllocationPreempted(
      AllocationId allocationId, EvaluationId evaluationId, AllocationId preemptedBy)
      implements AllocationEvent {
    @Override
    public EvaluationId doneBy() {
      return evaluationId;
    }
  }

  /**
   * A failed allocation will be replaced later.
   *
   * @param followUpEvaluation the evaluation that is to do it
   */
  record AllocationRescheduleDelayed(AllocationId allocationId, EvaluationId followUpEvaluation)
      implements AllocationEvent {}

  /** Somebody wants something to become of an allocation when its job is evaluated next. */
  record AllocationTransitionRequested(AllocationId allocationId, DesiredTransition transition)
      implements AllocationEvent {}

  /** An allocation whose node is heard of again goes on, whatever stood in for it meanwhile. */
  record AllocationReconnected(AllocationId allocationId) implements AllocationEvent {}

  /** A canary has become an allocation like the others. */
  record CanaryPromoted(AllocationId allocationId) implements AllocationEvent {}

  /**
   * A node told how an allocation and its tasks are.
   *
   * @param tasks only tasks of which there is news
   */
  record AllocationStatusReported(
      AllocationId allocationId,
      ClientStatus clientStatus,
      String clientDescription,
      List<TaskUpdate> tasks)
      implements News {
    public AllocationStatusReported {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Something was found out about tasks of an allocation.
   *
   * @param events by name of the task
   */
  record TaskEventsNoted(AllocationId allocationId, Map<String, TaskEvent> events) implements News {
    public TaskEventsNoted {
      events = Collections.unmodifiableMap(new TreeMap<>(events));
    }
  }

  /**
   * A node told of an allocation without a verdict whether its checks are as its job wants them.
   *
   * @param failing the services of which a check is not, by their tasks; empty if all is well
   */
  record AllocationChecksReported(AllocationId allocationId, Map<String, List<String>> failing)
      implements News {
    public AllocationChecksReported {
      failing = Collections.unmodifiableMap(new TreeMap<>(failing));
    }
  }

  /** It was decided whether an allocation of a deployment is healthy. */
  record AllocationHealthDecided(
      AllocationId allocationId, DeploymentId deploymentId, boolean healthy) implements News {}

  /** An allocation has ended long ago and is forgotten by the live state; the log keeps it. */
  record AllocationCollected(AllocationId allocationId) implements AllocationEvent {}
}
