package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as the log knows it: the newest declaration and the ones before it.
 *
 * @param job the newest declaration
 * @param version counts the declarations, from 0
 * @param stopped whether somebody stopped it
 * @param stable whether this version has been rolled out successfully
 * @param submittedAt when this version was registered
 * @param createIndex position in the log of the event that first registered it
 * @param modifyIndex position in the log of the event that last changed it: what a check index is
 *     compared with
 * @param versions all declarations kept, newest first; the first is this one
 * @param lastLaunch when it was launched last, or when a launch was left out, if it is periodic;
 *     null if it never was
 */
public record RegisteredJob(
    Job job,
    long version,
    boolean stopped,
    boolean stable,
    Instant submittedAt,
    long createIndex,
    long modifyIndex,
    List<JobVersion> versions,
    @Nullable Instant lastLaunch) {

  public RegisteredJob {
    versions = List.copyOf(versions);
  }

  /**
   * One version of a job.
   *
   * @param version its number
   * @param job the declaration
   * @param submittedAt when that was registered
   * @param stable whether it has been rolled out successfully
   * @param stopped whether it came to be by stopping the job
   */
  public record JobVersion(
      long version, Job job, Instant submittedAt, boolean stable, boolean stopped) {}

  /** Whether it is to have allocations: it is not stopped, and does not merely have children. */
  public boolean runsSomething() {
    return !stopped && !job.isParent();
  }

  /** Whether an allocation is its own, and not of an earlier job of its id, which was purged. */
  public boolean owns(Allocation allocation) {
    return allocation.createIndex() >= createIndex;
  }

  /** The declaration of this version. */
  public Optional<Job> version(long wanted) {
    return versions.stream()
        .filter(entry -> entry.version() == wanted)
        .map(JobVersion::job)
        .findFirst();
  }
}
