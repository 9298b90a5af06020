package dev.caravan.core.lifecycle;

import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.JobCommand.PlanJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job. A job that was purged is as one that never was, so the next one of its id
 * begins at version 0 again; the log keeps both.
 */
public final class JobLifecycle {

  /** How many versions of a job are kept in the live state, as in Nomad. */
  static final int VERSIONS_KEPT = 6;

  /** Where a job is in its life. */
  enum State {
    ABSENT,
    REGISTERED,
    STOPPED;

    static State of(@Nullable RegisteredJob job) {
      if (job == null) {
        return ABSENT;
      }
      return job.stopped() ? STOPPED : REGISTERED;
    }
  }

  /** What can be asked of a job. */
  enum Input {
    REGISTER,
    PLAN,
    STOP,
    PURGE,
    SET_STABILITY;

    static Input of(JobCommand command) {
      if (command instanceof StopJob stop) {
        return stop.purge() ? PURGE : STOP;
      }
      if (command instanceof RegisterJob) {
        return REGISTER;
      }
      return command instanceof PlanJob ? PLAN : SET_STABILITY;
    }
  }

  static final TransitionTable<State, Input> TABLE =
      TransitionTable.of("Job", State.class, Input.class)
          .move(State.ABSENT, Input.REGISTER, State.REGISTERED)
          .stay(State.ABSENT, Input.PLAN)
          .refuse(State.ABSENT, "no %s", Input.STOP, Input.PURGE)
          .ignore(State.ABSENT, Input.SET_STABILITY)
          .stay(State.REGISTERED, Input.REGISTER, Input.PLAN, Input.SET_STABILITY)
          .move(State.REGISTERED, Input.STOP, State.STOPPED)
          .move(State.REGISTERED, Input.PURGE, State.ABSENT)
          .move(State.STOPPED, Input.REGISTER, State.REGISTERED)
          .stay(State.STOPPED, Input.PLAN, Input.SET_STABILITY)
          .ignore(State.STOPPED, Input.STOP)
          .move(State.STOPPED, Input.PURGE, State.ABSENT)
          .build();

  private JobLifecycle() {}

  /** What this command makes of this job; null for one that does not exist. */
  public static Decision decide(@Nullable RegisteredJob job, JobCommand command) {
    String subject = "job \"" + command.jobId().value() + "\"";
    return TABLE.decide(State.of(job), Input.of(command), subject, () -> move(job, command));
  }

  private static Decision move(@Nullable RegisteredJob job, JobCommand command) {
    if (command instanceof RegisterJob register) {
      return register(job, register);
    }
    if (command instanceof PlanJob plan) {
      return Decision.accept(
          new JobPlanned(
              plan.jobId(),
              plan.job(),
              plan.modifyIndex(),
              plan.desiredUpdates(),
              plan.unplaced()));
    }
    if (command instanceof StopJob stop) {
      return Decision.accept(
          stop.purge() ? new JobPurged(stop.jobId()) : new JobStopped(stop.jobId()));
    }
    return setStability(job, (SetJobStability) command);
  }

  private static Decision register(@Nullable RegisteredJob job, RegisterJob command) {
    String conflict = conflict(job, command);
    if (conflict != null) {
      return Decision.refuse(
          "Enforcing job modify index " + command.checkIndex() + ": " + conflict);
    }
    if (job != null && !job.stopped() && job.job().declaresSameAs(command.job())) {
      return Decision.nothing();
    }
    long version = job == null ? 0 : job.version() + 1;
    return Decision.accept(new JobRegistered(command.jobId(), version, command.job()));
  }

  /** Why the check index forbids it, in Nomad's words, or null if it does not. */
  private static @Nullable String conflict(@Nullable RegisteredJob job, RegisterJob command) {
    Long checkIndex = command.checkIndex();
    if (checkIndex == null) {
      return null;
    }
    if (job == null) {
      return checkIndex == 0 ? null : "job does not exist";
    }
    if (checkIndex == 0) {
      return "job already exists";
    }
    return checkIndex == command.modifyIndex()
        ? null
        : "job exists with conflicting job modify index: " + command.modifyIndex();
  }

  private static Decision setStability(@Nullable RegisteredJob job, SetJobStability command) {
    boolean isNews =
        job != null
            && job.versions().stream()
                .anyMatch(
                    entry ->
                        entry.version() == command.version() && entry.stable() != command.stable());
    return isNews
        ? Decision.accept(
            new JobStabilityChanged(command.jobId(), command.version(), command.stable()))
        : Decision.nothing();
  }

  /**
   * The job after an event.
   *
   * @param job the job before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   * @return null if there is no job of that id any more, or yet
   */
  public static @Nullable RegisteredJob evolve(
      @Nullable RegisteredJob job, JobEvent event, Instant time, long position) {
    if (event instanceof JobRegistered registered) {
      return registered(job, registered, time, position);
    }
    if (event instanceof JobPurged || job == null) {
      return null;
    }
    if (event instanceof JobStopped) {
      return newVersion(job, stoppedVersion(job), true, position);
    }
    return event instanceof JobStabilityChanged changed ? withStability(job, changed) : job;
  }

  private static RegisteredJob registered(
      @Nullable RegisteredJob job, JobRegistered event, Instant time, long position) {
    Job declaration = event.job();
    JobVersion version = new JobVersion(event.version(), declaration, time, false, false);
    return job == null
        ? new RegisteredJob(
            declaration, event.version(), false, false, time, position, position, List.of(version))
        : newVersion(job, version, false, position);
  }

  /** Stopping makes a version of its own: the same declaration, as stable as it was. */
  private static JobVersion stoppedVersion(RegisteredJob job) {
    return new JobVersion(job.version() + 1, job.job(), job.submittedAt(), job.stable(), true);
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
        kept(versions));
  }

  /** The newest ones, and the newest stable one: a failed roll-out may have to go back to it. */
  private static List<JobVersion> kept(List<JobVersion> versions) {
    if (versions.size() <= VERSIONS_KEPT) {
      return versions;
    }
    List<JobVersion> kept = new ArrayList<>(versions.subList(0, VERSIONS_KEPT));
    if (kept.stream().noneMatch(JobVersion::stable)) {
      versions.stream()
          .filter(JobVersion::stable)
          .findFirst()
          .ifPresent(stable -> kept.set(VERSIONS_KEPT - 1, stable));
    }
    return kept;
  }

  /** Leaves the modify index alone: nothing that somebody declared has changed. */
  private static RegisteredJob withStability(RegisteredJob job, JobStabilityChanged event) {
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
        versions);
  }
}
