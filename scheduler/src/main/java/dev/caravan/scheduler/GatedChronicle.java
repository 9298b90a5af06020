package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.history.Chronicle;
import java.util.stream.Stream;

/** The log of a ledger, for as long as the scheduler is open. */
record GatedChronicle(Ledger ledger, Gate gate) implements Chronicle {
  @Override
  public Stream<RecordedEvent> read(long after) {
    return gate.pass(() -> ledger.read(after));
  }

  @Override
  public ClusterState newest() {
    gate.requireOpen();
    return ledger.state();
  }
}
