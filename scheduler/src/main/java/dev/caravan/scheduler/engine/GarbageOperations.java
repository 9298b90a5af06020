package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.time.Clock;

/** What operators do with garbage. It leaves events under their name. */
public final class GarbageOperations {
  private final Ledger ledger;
  private final Clock clock;

  /** Operations on this ledger. */
  public GarbageOperations(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Has the live state forget all that nobody needs, however young it is. */
  public void collect(String actor) {
    for (GarbageSweep sweep = sweep(); !sweep.isDone(); sweep = sweep()) {
      while (!sweep.isDone()) {
        sweep.collectSome(actor);
      }
    }
  }

  private GarbageSweep sweep() {
    return new GarbageSweep(ledger, clock, GarbageThresholds.AT_ONCE);
  }
}
