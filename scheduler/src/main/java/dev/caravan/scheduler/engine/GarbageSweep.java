package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.garbage.Garbage;
import dev.caravan.scheduler.garbage.GarbageSearch;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Collects what nobody needed when it was looked for, unit by unit, so that others get their turn
 * in between. Each time it is looked once more whether it is needed by now.
 */
final class GarbageSweep {
  /** How much is forgotten in a unit, unless a dead job, which goes as a whole, has more of it. */
  private static final int MOST_AT_ONCE = 500;

  private final Ledger ledger;
  private final Clock clock;
  private final GarbageThresholds thresholds;
  private final Deque<JobId> jobs;
  private final Deque<NodeId> nodes;
  private final long position;
  private final Optional<Instant> lookAgainAt;

  /** Looks for garbage; collects nothing yet. */
  GarbageSweep(Ledger ledger, Clock clock, GarbageThresholds thresholds) {
    this.ledger = ledger;
    this.clock = clock;
    this.thresholds = thresholds;
    ClusterState state = ledger.state();
    GarbageSearch search = search(state);
    this.jobs = new ArrayDeque<>(search.jobs());
    this.nodes = new ArrayDeque<>(search.nodes());
    this.position = state.position();
    this.lookAgainAt = search.lookAgainAt();
  }

  private GarbageSearch search(ClusterState state) {
    return new GarbageSearch(state, clock.instant(), thresholds);
  }

  /** Whether all that was found is collected, or turned out to be needed. */
  boolean isDone() {
    return jobs.isEmpty() && nodes.isEmpty();
  }

  /** Position in the log up to which it was looked for. */
  long position() {
    return position;
  }

  /** When more will be old enough, of what there was then. */
  Optional<Instant> lookAgainAt() {
    return lookAgainAt;
  }

  /** Collects a part of it, as one unit. */
  void collectSome(String actor) {
    ledger.execute(actor, this::next);
  }

  private List<Command> next(ClusterState newest) {
    GarbageSearch search = search(newest);
    List<Command> commands = new ArrayList<>();
    while (!isDone() && commands.size() < MOST_AT_ONCE) {
      commands.addAll(
          jobs.isEmpty()
              ? GarbageCommands.of(nodes.remove(), newest, search)
              : ofNextJob(search, MOST_AT_ONCE - commands.size()));
    }
    return commands;
  }

  /** What a job that stays leaves behind in the course of a long life goes bit by bit. */
  private List<Command> ofNextJob(GarbageSearch search, int room) {
    Garbage garbage = search.of(jobs.element());
    List<Command> all = GarbageCommands.of(garbage);
    if (garbage.job() == null && all.size() > room) {
      return all.subList(0, room);
    }
    jobs.remove();
    return all;
  }
}
