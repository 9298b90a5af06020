package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the scheduler does by itself, one step at a time. All that it knows it reads from the
 * ledger's state, so that it goes on where it was after a restart. Steps are taken by one thread.
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
  private final EvaluationWorker worker;
  private final BlockedEvaluations blocked;
  private final NextLaunches launches = new NextLaunches();

  /** An engine that works on this ledger, and places by these preferences of the cluster. */
  public Engine(Ledger ledger, Clock clock, IdSource ids, PlacementOptions options) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.worker = new EvaluationWorker(ledger, clock, ids, options);
    this.blocked = new BlockedEvaluations(ledger, clock, options);
  }

  /** Does the most urgent thing that is due; tells whether there was one. */
  public boolean step() {
    return workEvaluation()
        || watchDeployments()
        || launchJob()
        || drainNodes()
        || blocked.wakeOne();
  }

  /** When something will be due if nothing happens before; empty if nothing will. */
  public Optional<Instant> nextDue() {
    ClusterState state = ledger.state();
    Stream<Instant> delays =
        state.openEvaluations().stream()
            .filter(evaluation -> evaluation.status() == Evaluation.Status.PENDING)
            .flatMap(evaluation -> Optional.ofNullable(evaluation.waitUntil()).stream());
    Stream<Instant> deployments =
        new DeploymentWatcher(state, clock.instant()).lookAgainAt().stream();
    Stream<Instant> drains = new NodeDrainer(state, clock.instant()).lookAgainAt().stream();
    Stream<Instant> launched = periodic(state).lookAgainAt().stream();
    return Stream.of(delays, deployments, drains, launched)
        .flatMap(some -> some)
        .min(Comparator.naturalOrder());
  }

  private boolean workEvaluation() {
    Instant now = clock.instant();
    Optional<Evaluation> next =
        ledger.state().openEvaluations().stream()
            .filter(evaluation -> evaluation.isDue(now))
            .min(MOST_URGENT);
    next.ifPresent(evaluation -> worker.work(evaluation.id()));
    return next.isPresent();
  }

  private boolean watchDeployments() {
    ClusterState before = ledger.state();
    // Decided on the newest state once more inside, so that old news decides nothing.
    return new DeploymentWatcher(before, clock.instant()).isDue()
        && ledger
                .execute(
                    Actors.SCHEDULER,
                    newest -> new DeploymentWatcher(newest, clock.instant()).due(ids))
                .position()
            > before.position();
  }

  private boolean launchJob() {
    ClusterState before = ledger.state();
    return periodic(before).isDue()
        && ledger.execute(Actors.SCHEDULER, newest -> periodic(newest).due(ids)).position()
            > before.position();
  }

  private PeriodicDispatcher periodic(ClusterState state) {
    return new PeriodicDispatcher(state, clock.instant(), launches);
  }

  private boolean drainNodes() {
    ClusterState before = ledger.state();
    return new NodeDrainer(before, clock.instant()).isDue()
        && ledger
                .execute(
                    Actors.SCHEDULER, newest -> new NodeDrainer(newest, clock.instant()).due(ids))
                .position()
            > before.position();
  }
}
