package dev.caravan.core.event;

import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens to a job. */
public sealed interface JobEvent extends Event {

  /** The job. */
  JobId jobId();

  @Override
  default JobId subject() {
    return jobId();
  }

  /**
   * Somebody asked what registering this job would do; nothing was changed.
   *
   * @param job the declaration that was planned
   * @param modifyIndex the job's modify index at that time; 0 if there was no such job
   * @param desiredUpdates by group: what the scheduler would have done
   * @param unplaced groups that could not have been placed entirely
   */
  record JobPlanned(
      JobId jobId,
      Job job,
      long modifyIndex,
      Map<String, DesiredUpdates> desiredUpdates,
      List<String> unplaced)
      implements JobEvent {
    public JobPlanned {
      desiredUpdates = Collections.unmodifiableMap(new TreeMap<>(desiredUpdates));
      unplaced = List.copyOf(unplaced);
    }
  }

  /** A job, or a new version of it, was registered. A stopped job runs again. */
  record JobRegistered(JobId jobId, long version, Job job) implements JobEvent {}

  /** A job was stopped; it and its history stay visible. */
  record JobStopped(JobId jobId) implements JobEvent {}

  /** A job was stopped and is forgotten by the live state; the log keeps its history. */
  record JobPurged(JobId jobId) implements JobEvent {}

  /**
   * A job was dead long ago and is forgotten by the live state; the log keeps its history.
   *
   * @param succeeded whether it has done what it was for, which others may wait for
   */
  record JobCollected(JobId jobId, boolean succeeded) implements JobEvent {}

  /** A version of a job was, or is no longer, known to work. */
  record JobStabilityChanged(JobId jobId, long version, boolean stable) implements JobEvent {}

  /**
   * A child was dispatched of a parameterized job.
   *
   * @param child the id of the child, which has what it was given
   */
  record JobDispatched(JobId jobId, JobId child) implements JobEvent {}

  /**
   * A child was launched of a periodic job.
   *
   * @param child the id of the child
   * @param at the time that it was launched for
   */
  record JobLaunched(JobId jobId, JobId child, Instant at) implements JobEvent {}

  /** A launch of a periodic job was left out. */
  record JobLaunchSkipped(JobId jobId, Instant at, String reason) implements JobEvent {}
}
