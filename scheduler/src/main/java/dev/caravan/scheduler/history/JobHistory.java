package dev.caravan.scheduler.history;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.UniqueId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Picks out of the log what happened to a job and to all that came of it. */
public final class JobHistory {
  private final JobId job;

  /** Evaluations, allocations and deployments of the job, known by their first events. */
  private final Set<UniqueId> belonging = new HashSet<>();

  private JobHistory(JobId job) {
    this.job = job;
  }

  /**
   * The events of a job, its evaluations, deployments and allocations.
   *
   * @param log the whole log, in order
   */
  public static List<RecordedEvent> of(JobId job, Stream<RecordedEvent> log) {
    JobHistory history = new JobHistory(job);
    return log.filter(entry -> history.concerns(entry.event())).toList();
  }

  private boolean concerns(Event event) {
    if (event instanceof JobEvent of) {
      return of.jobId().equals(job);
    }
    if (event instanceof EvaluationEvent of) {
      return belongs(
          of.evaluationId(), of instanceof EvaluationCreated first && first.jobId().equals(job));
    }
    if (event instanceof AllocationEvent of) {
      return belongs(
          of.allocationId(), of instanceof AllocationPlaced first && first.jobId().equals(job));
    }
    if (event instanceof DeploymentEvent of) {
      return belongs(
          of.deploymentId(), of instanceof DeploymentCreated first && first.jobId().equals(job));
    }
    return false;
  }

  private boolean belongs(UniqueId id, boolean firstOfJob) {
    if (firstOfJob) {
      belonging.add(id);
    }
    return belonging.contains(id);
  }
}
