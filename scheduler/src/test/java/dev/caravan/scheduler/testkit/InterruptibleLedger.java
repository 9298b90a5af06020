package dev.caravan.scheduler.testkit;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.engine.Actors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger at which something can come between what the scheduler saw and what it then does, and
 * whose host can crash after any unit of the log.
 */
final class InterruptibleLedger implements Ledger {
  private final List<Runnable> listeners = new ArrayList<>();
  private Ledger ledger;
  private @Nullable Runnable interruption;
  private int unitsUntilCrash;

  InterruptibleLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Has this happen just before the scheduler's next unit is decided. */
  void interrupt(Runnable what) {
    interruption = what;
  }

  /** Has the host crash once so many more units are stored; from 1. */
  void crashAfter(int units) {
    unitsUntilCrash = units;
  }

  /** Goes on with a ledger that knows nothing but what is stored. */
  void reopen(Ledger reopened) {
    ledger.close();
    ledger = reopened;
    listeners.forEach(ledger::onChange);
  }

  @Override
  public ClusterState execute(
      Requester requester, Function<ClusterState, List<? extends Command>> decision) {
    Runnable now = interruption;
    if (now != null && requester.actor().equals(Actors.SCHEDULER)) {
      interruption = null;
      now.run();
    }
    long before = ledger.state().position();
    ClusterState after = ledger.execute(requester, decision);
    if (after.position() > before && unitsUntilCrash > 0 && --unitsUntilCrash == 0) {
      throw new HostCrash();
    }
    return after;
  }

  @Override
  public ClusterState state() {
    return ledger.state();
  }

  @Override
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
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
