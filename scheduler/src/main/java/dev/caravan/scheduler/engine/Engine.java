package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the scheduler does by itself, one step at a time. All that it knows but when nodes were last
 * heard of, and when garbage was last looked for, it reads from the ledger's state, so that it goes
 * on where it was after a restart. Steps are taken by one thread.
 */
public final class Engine {
  /** The higher priority first; of equal ones the older. */
  private static final Comparator<Evaluation> MOST_URGENT =
      Comparator.comparingInt(Evaluation::priority)
          .reversed()
          .thenComparingLong(Evaluation::createIndex);

  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final Heartbeats heartbeats;
  private final EvaluationWorker worker;
  private final BlockedEvaluations blocked;
  private final GarbageCollector garbage;
  private final NextLaunches launches = new NextLaunches();
  private final QuietDeployments deployments = new QuietDeployments();

  /**
   * An engine that works on this ledger.
   *
   * @param options by which preferences of the cluster it places
   * @param heartbeats when nodes were last heard of
   * @param thresholds how long things are kept that have ended
   */
  public Engine(
      Ledger ledger,
      Clock clock,
      IdSource ids,
      PlacementOptions options,
      Heartbeats heartbeats,
      GarbageThresholds thresholds) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.heartbeats = heartbeats;
    this.worker = new EvaluationWorker(ledger, clock, ids, options);
    this.blocked = new BlockedEvaluations(ledger, clock, options);
    this.garbage = new GarbageCollector(ledger, clock, thresholds);
  }

  /** How often it has planned for an evaluation. */
  public PlanTimes planTimes() {
    return worker.times();
  }

  /** Does the most urgent thing that is due; tells whether there was one. */
  public boolean step() {
    return workEvaluation() || watch() || wakeBlocked() || garbage.collectSome();
  }

  /** When something will be due if nothing happens before; empty if nothing will. */
  public Optional<Instant> nextDue() {
    ClusterState state = ledger.state();
    Stream<Instant> delays =
        workable(state)
            .filter(evaluation -> evaluation.status() == Evaluation.Status.PENDING)
            .flatMap(evaluation -> Optional.ofNullable(evaluation.waitUntil()).stream());
    Stream<Instant> watched = watchers(state).flatMap(watcher -> watcher.lookAgainAt().stream());
    return Stream.of(delays, watched, garbage.nextDue().stream())
        .flatMap(times -> times)
        .min(Comparator.naturalOrder());
  }

  private static Stream<Evaluation> workable(ClusterState state) {
    return isPaused(state) ? Stream.empty() : state.openEvaluations().stream();
  }

  private boolean wakeBlocked() {
    return !isPaused(ledger.state()) && blocked.wakeOne();
  }

  private static boolean isPaused(ClusterState state) {
    return state.schedulerConfiguration().pausesEvaluations();
  }

  private boolean workEvaluation() {
    Instant now = clock.instant();
    Optional<Evaluation> next =
        workable(ledger.state()).filter(evaluation -> evaluation.isDue(now)).min(MOST_URGENT);
    next.ifPresent(evaluation -> worker.work(evaluation.id()));
    return next.isPresent();
  }

  /** Has the first watcher act of which anything is due. */
  private boolean watch() {
    ClusterState before = ledger.state();
    // Decided on the newest state once more inside, so that old news decides nothing.
    return firstDue(before).isPresent()
        && ledger
                .execute(
                    Actors.SCHEDULER,
                    newest ->
                        firstDue(newest)
                            .<List<? extends Command>>map(it -> it.due(ids))
                            .orElse(List.of()))
                .position()
            > before.position();
  }

  private Optional<Watcher> firstDue(ClusterState state) {
    return watchers(state).filter(Watcher::isDue).findFirst();
  }

  private Stream<Watcher> watchers(ClusterState state) {
    Instant now = clock.instant();
    return Stream.of(
        new NodeWatcher(state, now, heartbeats),
        new DeploymentWatcher(state, now, deployments),
        new PeriodicDispatcher(state, now, launches),
        new NodeDrainer(state, now));
  }
}
