package dev.caravan.core.lifecycle;

import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of a job: what makes a new one, and which are kept. */
final class JobVersions {

  /** How many versions of a job are kept in the live state, as in Nomad. */
  private static final int KEPT = 6;

  private JobVersions() {}

  /** A first version, or a newer one. */
  static RegisteredJob registered(
      @Nullable RegisteredJob job, JobRegistered event, Instant time, long position) {
    Job declaration = event.job();
    JobVersion version = new JobVersion(event.version(), declaration, time, false, false);
    return job == null
        ? new RegisteredJob(
            declaration,
            event.version(),
            false,
            false,
            time,
            position,
            position,
            List.of(version),
            null)
        : newVersion(job, version, false, position);
  }

  /** Stopping makes a version of its own: the same declaration, as stable as it was. */
  static RegisteredJob stopped(RegisteredJob job, long position) {
    JobVersion version =
        new JobVersion(job.version() + 1, job.job(), job.submittedAt(), job.stable(), true);
    return newVersion(job, version, true, position);
  }

  private static RegisteredJob newVersion(
      RegisteredJob job, JobVersion version, boolean stopped, long position) {
    List<JobVersion> versions = new ArrayList<>();
    versions.add(version);
    versions.addAll(job.versions());
    return new RegisteredJob(
        version.job(),
        version.version(),
        stopped,
        version.stable(),
        version.submittedAt(),
        job.createIndex(),
        position,
        kept(versions),
        job.lastLaunch());
  }

  /** The newest ones, and the newest stable one: a failed roll-out may have to go back to it. */
  private static List<JobVersion> kept(List<JobVersion> versions) {
    if (versions.size() <= KEPT) {
      return versions;
    }
    List<JobVersion> kept = new ArrayList<>(versions.subList(0, KEPT));
    if (kept.stream().noneMatch(JobVersion::stable)) {
      versions.stream()
          .filter(JobVersion::stable)
          .findFirst()
          .ifPresent(stable -> kept.set(KEPT - 1, stable));
    }
    return kept;
  }

  /** Leaves the modify index alone: nothing that somebody declared has changed. */
  static RegisteredJob withStability(RegisteredJob job, JobStabilityChanged event) {
    List<JobVersion> versions =
        job.versions().stream()
            .map(
                entry ->
                    entry.version() == event.version()
                        ? new JobVersion(
                            entry.version(),
                            entry.job(),
                            entry.submittedAt(),
                            event.stable(),
                            entry.stopped())
                        : entry)
            .toList();
    return new RegisteredJob(
        job.job(),
        job.version(),
        job.stopped(),
        job.version() == event.version() ? event.stable() : job.stable(),
        job.submittedAt(),
        job.createIndex(),
        job.modifyIndex(),
        versions,
        job.lastLaunch());
  }
}
