package dev.caravan.core.aggregate;

import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.StorageException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Axon's event store, with all of a unit's events stamped and appended as one batch. */
final class LedgerEventStore extends EmbeddedEventStore {
  private final EventStorage storage;

  LedgerEventStore(EventStorage storage) {
    super(EmbeddedEventStore.builder().storageEngine(storage.engine()));
    this.storage = storage;
  }

  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    CommandUnit unit = CommandUnit.of(CurrentUnitOfWork.get());
    long expected = unit.positionBefore() + unit.recorded().size();
    if (storage.head() != expected) {
      throw new StorageException(
          "the event log ends at "
              + storage.head()
              + ", not at "
              + expected
              + ": something else has written to it; open it again, with one writer only");
    }
    super.prepareCommit(unit.record(events));
  }

  /**
   * None: an aggregate is loaded once in a unit and then kept, so no load ever follows its own
   * events. Searching them would make a unit cost the square of its length.
   */
  @Override
  protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String subject) {
    return Stream.empty();
  }
}
