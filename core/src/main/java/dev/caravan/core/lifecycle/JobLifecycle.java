package dev.caravan.core.lifecycle;

import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.JobCommand.CollectJob;
import dev.caravan.core.command.JobCommand.DispatchJob;
import dev.caravan.core.command.JobCommand.LaunchJob;
import dev.caravan.core.command.JobCommand.PlanJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job. A job that was purged or collected is as one that never was, so the next one
 * of its id begins at version 0 again; the log keeps both.
 */
public final class JobLifecycle {

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
    COLLECT,
    SET_STABILITY,
    DISPATCH,
    LAUNCH,
    SKIP_LAUNCH;

    static Input of(JobCommand command) {
      if (command instanceof StopJob stop) {
        return stop.purge() ? PURGE : STOP;
      }
      if (command instanceof RegisterJob) {
        return REGISTER;
      }
      if (command instanceof PlanJob) {
        return PLAN;
      }
      if (command instanceof CollectJob) {
        return COLLECT;
      }
      if (command instanceof SetJobStability) {
        return SET_STABILITY;
      }
      if (command instanceof DispatchJob) {
        return DISPATCH;
      }
      return command instanceof LaunchJob ? LAUNCH : SKIP_LAUNCH;
    }
  }

  static final TransitionTable<State, Input> TABLE =
      TransitionTable.of("Job", State.class, Input.class)
          .move(State.ABSENT, Input.REGISTER, State.REGISTERED)
          .stay(State.ABSENT, Input.PLAN)
          .refuse(State.ABSENT, "no %s", Input.STOP, Input.PURGE, Input.COLLECT)
          .ignore(State.ABSENT, Input.SET_STABILITY, Input.SKIP_LAUNCH)
          .refuse(State.ABSENT, "parameterized job not found", Input.DISPATCH)
          .refuse(State.ABSENT, "%s not found", Input.LAUNCH)
          .stay(
              State.REGISTERED,
              Input.REGISTER,
              Input.PLAN,
              Input.SET_STABILITY,
              Input.DISPATCH,
              Input.LAUNCH,
              Input.SKIP_LAUNCH)
          .move(State.REGISTERED, Input.STOP, State.STOPPED)
          .move(State.REGISTERED, Input.PURGE, State.ABSENT)
          .move(State.REGISTERED, Input.COLLECT, State.ABSENT)
          .move(State.STOPPED, Input.REGISTER, State.REGISTERED)
          .stay(State.STOPPED, Input.PLAN, Input.SET_STABILITY)
          .ignore(State.STOPPED, Input.STOP, Input.SKIP_LAUNCH)
          .refuse(State.STOPPED, "Specified %s is stopped", Input.DISPATCH)
          .refuse(State.STOPPED, "can't force run non-tracked %s: it is stopped", Input.LAUNCH)
          .move(State.STOPPED, Input.PURGE, State.ABSENT)
          .move(State.STOPPED, Input.COLLECT, State.ABSENT)
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
    if (command instanceof CollectJob collect) {
      return Decision.accept(new JobCollected(collect.jobId(), collect.succeeded()));
    }
    if (command instanceof SetJobStability set) {
      return setStability(job, set);
    }
    return JobLaunching.decide(Objects.requireNonNull(job, "the table says so").job(), command);
  }

  private static Decision register(@Nullable RegisteredJob job, RegisterJob command) {
    String forbidden = JobTransitions.forbidden(job == null ? null : job.job(), command.job());
    if (forbidden != null) {
      return Decision.refuse(forbidden);
    }
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
      return JobVersions.registered(job, registered, time, position);
    }
    if (event instanceof JobPurged || event instanceof JobCollected || job == null) {
      return null;
    }
    if (event instanceof JobStopped) {
      return JobVersions.stopped(job, position);
    }
    if (event instanceof JobStabilityChanged changed) {
      return JobVersions.withStability(job, changed);
    }
    return JobLaunching.evolve(job, event);
  }
}
