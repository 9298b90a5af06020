package dev.caravan.scheduler.testkit;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.engine.Actors;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger at which something can come between what the scheduler saw and what it then does. */
final class InterruptibleLedger implements Ledger {
  private final Ledger ledger;
  private @Nullable Runnable interruption;

  InterruptibleLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Has this happen just before the scheduler's next unit is decided. */
  void interrupt(Runnable what) {
    interruption = what;
  }

  @Override
  public ClusterState execute(
      String actor, Function<ClusterState, List<? extends Command>> decision) {
    Runnable now = interruption;
    if (now != null && actor.equals(Actors.SCHEDULER)) {
      interruption = null;
      now.run();
    }
    return ledger.execute(actor, decision);
  }

  @Override
  public ClusterState state() {
    return ledger.state();
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return ledger.onChange(listener);
  }

  @Override
  public Stream<RecordedEvent> read(long after) {
    return ledger.read(after);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
