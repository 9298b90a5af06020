package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.JobCommand.SkipLaunch;
import dev.caravan.core.cron.LaunchTimes;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Launches periodic jobs at their times: what is due follows from their declarations and from when
 * they were launched last.
 */
final class PeriodicDispatcher implements Watcher {
  private static final String OVERLAPS = "an earlier launch has not ended";

  private final ClusterState state;
  private final Instant now;
  private final NextLaunches next;

  PeriodicDispatcher(ClusterState state, Instant now, NextLaunches next) {
    this.state = state;
    this.now = now;
    this.next = next;
  }

  @Override
  public boolean isDue() {
    return lookAgainAt().filter(time -> !time.isAfter(now)).isPresent();
  }

  /** When the next launch of all jobs is due; empty if none will be. */
  @Override
  public Optional<Instant> lookAgainAt() {
    return state.launchedJobs().stream()
        .flatMap(job -> next.of(job).stream())
        .min(Comparator.naturalOrder());
  }

  /** What launches a job that is due, or leaves the launch out. */
  @Override
  public List<Command> due(IdSource ids) {
    return state.launchedJobs().stream()
        .filter(job -> next.of(job).filter(time -> !time.isAfter(now)).isPresent())
        .findFirst()
        .map(job -> launch(job, ids))
        .orElse(List.of());
  }

  private List<Command> launch(RegisteredJob job, IdSource ids) {
    Periodic periodic = Objects.requireNonNull(job.job().periodic(), "it is launched");
    Instant at = time(periodic, next.of(job).orElseThrow());
    return periodic.prohibitOverlap() && isStillRunning(job)
        ? List.of(new SkipLaunch(job.job().id(), at, OVERLAPS))
        : PeriodicLaunch.commands(state, job.job(), at, new EvaluationId(ids.next()));
  }

  /** Of several launches that were missed only one is caught up with, as in Nomad: now. */
  private Instant time(Periodic periodic, Instant due) {
    boolean missedMore =
        LaunchTimes.of(periodic).next(due).filter(time -> !time.isAfter(now)).isPresent();
    return missedMore ? now.truncatedTo(ChronoUnit.SECONDS) : due;
  }

  private boolean isStillRunning(RegisteredJob parent) {
    return state.childrenOf(parent.job().id()).stream()
        .anyMatch(child -> Phases.of(state, child) != Phase.DEAD);
  }
}
