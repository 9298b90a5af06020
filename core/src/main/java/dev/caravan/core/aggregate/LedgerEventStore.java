package dev.caravan.core.aggregate;

import dev.caravan.core.event.Event;
import dev.caravan.core.storage.EventStorage;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Axon's event store, with all of a unit's events stamped and appended as one batch. */
final class LedgerEventStore extends EmbeddedEventStore {
  private final Sequences sequences;

  LedgerEventStore(EventStorage storage) {
    super(EmbeddedEventStore.builder().storageEngine(storage.engine()));
    this.sequences = new Sequences(storage.engine()::lastSequenceNumberFor);
  }

  Sequences sequences() {
    return sequences;
  }

  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    CommandUnit unit = CommandUnit.of(CurrentUnitOfWork.get());
    List<DomainEventMessage<Event>> messages = unit.record(events);
    super.prepareCommit(messages);
    messages.forEach(
        message -> sequences.note(message.getAggregateIdentifier(), message.getSequenceNumber()));
  }
}
