package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.StorageException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Carries out units one after another, each on the state that the one before it has left. */
final class UnitRun {
  private final CommandHandling commandHandling;
  private final Clock clock;
  private ClusterState state;

  UnitRun(CommandHandling commandHandling, Clock clock, ClusterState state) {
    this.commandHandling = commandHandling;
    this.clock = clock;
    this.state = state;
  }

  /** The state after the last unit. */
  ClusterState state() {
    return state;
  }

  /**
   * Carries out a unit. One that is refused fails for itself.
   *
   * @throws RuntimeException if events were appended that must not be stored now: no unit of this
   *     run may be
   */
  void carryOut(PendingUnit pending) {
    ClusterState before = state;
    // The log keeps milliseconds; the live state must not know more than a replayed one.
    Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CommandUnit unit = new CommandUnit(pending.requester(), time, before);
    try {
      List<? extends Command> commands = pending.decide(before);
      if (!commands.isEmpty()) {
        commandHandling.carryOut(unit, commands);
      }
      state = fold(before, unit);
      pending.succeed(before, state);
    } catch (RuntimeException e) {
      if (e instanceof StorageException || !unit.recorded().isEmpty()) {
        throw e;
      }
      pending.fail(e);
    }
  }

  private static ClusterState fold(ClusterState before, CommandUnit unit) {
    ClusterState after = before;
    for (RecordedEvent event : unit.recorded()) {
      after = Replay.next(after, event);
    }
    return after;
  }
}
