package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A ledger in which the operations of the facade appear under the name of who asked for them. */
final class NamedLedger implements Ledger {
  private final Ledger ledger;
  private final Requesters requesters;

  NamedLedger(Ledger ledger, Requesters requesters) {
    this.ledger = ledger;
    this.requesters = requesters;
  }

  @Override
  public ClusterState state() {
    return ledger.state();
  }

  @Override
  public ClusterState execute(
      Requester requester, Function<ClusterState, List<? extends Command>> decision) {
    return ledger.execute(requesters.orElse(requester), decision);
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
