package dev.caravan.core.aggregate;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.lifecycle.Decision;
import java.time.Instant;
import org.axonframework.modelling.command.AggregateLifecycle;

/** What the aggregates have in common: the lifecycle decides, Axon carries it out. */
final class Shell {

  /**
   * The time and position that aggregates give their lifecycle. An event's own are known only once
   * it is stored; no decision depends on them, and the cluster state has them.
   */
  static final Instant NO_TIME = Instant.EPOCH;

  static final long NO_POSITION = 0;

  private Shell() {}

  static void carryOut(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      throw new CommandRefusedException(refused.message());
    }
    ((Decision.Accepted) decision).events().forEach(AggregateLifecycle::apply);
  }
}
