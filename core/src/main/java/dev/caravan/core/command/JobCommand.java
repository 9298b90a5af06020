package dev.caravan.core.command;

import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of a job. */
public sealed interface JobCommand extends Command {

  /** The job. */
  JobId jobId();

  /**
   * Register a job, or a new version of it. Registering what is registered already changes nothing.
   *
   * @param checkIndex the modify index that the job must have (0: it must not exist), or null for
   *     any
   * @param modifyIndex the modify index that it has, from the newest state; 0 if it does not exist
   */
  record RegisterJob(JobId jobId, Job job, @Nullable Long checkIndex, long modifyIndex)
      implements JobCommand {}

  /** Note that somebody planned a job, and what would have come of it. */
  record PlanJob(
      JobId jobId,
      Job job,
      long modifyIndex,
      Map<String, DesiredUpdates> desiredUpdates,
      List<String> unplaced)
      implements JobCommand {}

  /**
   * Stop a job.
   *
   * @param purge whether the live state should forget it too
   */
  record StopJob(JobId jobId, boolean purge) implements JobCommand {}

  /**
   * Have the live state forget a job that is dead.
   *
   * @param succeeded whether it has done what it was for
   */
  record CollectJob(JobId jobId, boolean succeeded) implements JobCommand {}

  /** Note whether a version of a job is known to work. */
  record SetJobStability(JobId jobId, long version, boolean stable) implements JobCommand {}

  /**
   * Note that a child is dispatched of a parameterized job. The child itself is registered along
   * with it.
   *
   * @param child the id of the child
   * @param payloadSize how much it is given, in bytes
   * @param meta what it is given besides
   */
  record DispatchJob(JobId jobId, JobId child, int payloadSize, Map<String, String> meta)
      implements JobCommand {}

  /**
   * Note that a child is launched of a periodic job. The child itself is registered along with it.
   *
   * @param child the id of the child
   * @param at the time that it is launched for
   */
  record LaunchJob(JobId jobId, JobId child, Instant at) implements JobCommand {}

  /** Note that a launch of a periodic job is left out. */
  record SkipLaunch(JobId jobId, Instant at, String reason) implements JobCommand {}
}
