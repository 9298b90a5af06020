package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.JobCommand.LaunchJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.ChildRegistration;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Launches periodic jobs: each time, a child is registered that runs once. */
public final class PeriodicLaunch {
  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;

  /** On this ledger. */
  public PeriodicLaunch(Ledger ledger, Clock clock, IdSource ids) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Launches a job now, also if that overlaps with an earlier launch.
   *
   * @throws CommandRefusedException if there is no such job, or it is not launched at all: because
   *     it is not periodic, switched off, stopped, or to be dispatched first
   */
  public ChildRegistration force(String actor, JobId id) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ClusterState after =
        ledger.execute(
            actor,
            state ->
                state
                    .job(id)
                    .map(job -> commands(state, launchable(job.job()), now, evaluation))
                    .orElseThrow(
                        () ->
                            new CommandRefusedException(
                                "job \"%s\" not found".formatted(id.value()))));
    RegisteredJob child =
        after.job(after.evaluation(evaluation).orElseThrow().jobId()).orElseThrow();
    return new ChildRegistration(child.job().id(), evaluation, child.createIndex());
  }

  /**
   * When a job is launched next.
   *
   * @return empty if it is not launched at all, or not any more
   */
  public Optional<Instant> next(JobId id) {
    return ledger.state().launchedJobs().stream()
        .filter(job -> job.job().id().equals(id))
        .findFirst()
        .flatMap(job -> new NextLaunches().of(job));
  }

  /** The words are Nomad's. */
  private static Job launchable(Job job) {
    if (job.isParameterized() && job.isPeriodic()) {
      throw new CommandRefusedException(
          "can't force run non-tracked job \"%s\" (%s): dispatch it first"
              .formatted(job.id().value(), job.id().namespace()));
    }
    return job;
  }

  /**
   * What launches a job for a time. If it was launched for the same second already, that child is
   * evaluated again.
   */
  static List<Command> commands(
      ClusterState state, Job parent, Instant at, EvaluationId evaluation) {
    Job child = ChildJobs.launched(parent, at);
    Optional<Long> registered = state.job(child.id()).map(RegisteredJob::modifyIndex);
    RegisterJob register = new RegisterJob(child.id(), child, null, registered.orElse(0L));
    // The launch is the first event of its unit, the registration the second.
    long modifyIndex = registered.orElse(state.position() + 2);
    return List.of(
        new LaunchJob(parent.id(), child.id(), at),
        register,
        PendingEvaluation.of(evaluation, child, modifyIndex, Trigger.PERIODIC_JOB));
  }
}
