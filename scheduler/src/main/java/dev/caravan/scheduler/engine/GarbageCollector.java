package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for garbage from time to time, and collects it. When it looked last is kept in memory only:
 * a host that starts looks after one interval for the first time.
 */
final class GarbageCollector {
  private final Ledger ledger;
  private final Clock clock;
  private final GarbageThresholds thresholds;
  private Instant lastLook;
  private @Nullable GarbageSweep sweep;

  GarbageCollector(Ledger ledger, Clock clock, GarbageThresholds thresholds) {
    this.ledger = ledger;
    this.clock = clock;
    this.thresholds = thresholds;
    this.lastLook = clock.instant();
  }

  /** Collects some garbage if it is time to; tells whether there was any. */
  boolean collectSome() {
    if (!isSweeping() && isDue()) {
      lastLook = clock.instant();
      sweep = new GarbageSweep(ledger, clock, thresholds);
    }
    if (sweep == null || sweep.isDone()) {
      return false;
    }
    sweep.collectSome(Actors.SCHEDULER);
    return true;
  }

  private boolean isSweeping() {
    return sweep != null && !sweep.isDone();
  }

  private boolean isDue() {
    return nextDue().filter(due -> !due.isAfter(clock.instant())).isPresent();
  }

  /** When it looks next; empty if it would find nothing unless something happens before. */
  Optional<Instant> nextDue() {
    if (thresholds.equals(GarbageThresholds.NEVER)) {
      return Optional.empty();
    }
    Instant afterInterval = lastLook.plus(thresholds.interval());
    if (sweep == null || ledger.state().position() > sweep.position()) {
      return Optional.of(afterInterval);
    }
    return sweep.lookAgainAt().map(at -> at.isAfter(afterInterval) ? at : afterInterval);
  }
}
