package dev.caravan.core.event;

import dev.caravan.core.model.JobType;
import dev.caravan.core.model.SchedulerAlgorithm;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What operators decide about the cluster as a whole. */
public sealed interface OperatorEvent extends Event {

  /**
   * It was chosen how allocations are placed.
   *
   * @param preemption for which types of jobs allocations of less urgent jobs are ended when there
   *     is no room
   */
  record SchedulerConfigured(SchedulerAlgorithm algorithm, Set<JobType> preemption)
      implements OperatorEvent {
    public SchedulerConfigured {
      Set<JobType> ordered = EnumSet.noneOf(JobType.class);
      ordered.addAll(preemption);
      preemption = Collections.unmodifiableSet(ordered);
    }
  }

  /** It was chosen whether tasks may use more memory than is set aside for them. */
  record MemoryOversubscriptionConfigured(boolean allowed) implements OperatorEvent {}

  /** Jobs can no longer, or again, be registered, dispatched and scaled. */
  record JobRegistrationSwitched(boolean rejected) implements OperatorEvent {}

  /** Evaluations are no longer, or again, worked on. */
  record EvaluationWorkSwitched(boolean paused) implements OperatorEvent {}
}
