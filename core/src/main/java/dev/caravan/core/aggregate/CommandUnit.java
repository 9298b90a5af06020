package dev.caravan.core.aggregate;

import dev.caravan.core.event.Event;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.storage.EventMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Commands carried out together: who asked for them, when, and the events they became. */
final class CommandUnit {
  private static final String KEY = CommandUnit.class.getName();

  private final String actor;
  private final Instant time;
  private final long positionBefore;
  private final List<RecordedEvent> recorded = new ArrayList<>();

  CommandUnit(String actor, Instant time, long positionBefore) {
    this.actor = actor;
    this.time = time;
    this.positionBefore = positionBefore;
  }

  void attachTo(UnitOfWork<?> unitOfWork) {
    unitOfWork.resources().put(KEY, this);
  }

  static CommandUnit of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getResource(KEY);
  }

  /** Position of the last event in the log before this unit. */
  long positionBefore() {
    return positionBefore;
  }

  /** The events, in the order of the log. */
  List<RecordedEvent> recorded() {
    return recorded;
  }

  /** Gives events their place in the log, in place of the random ids and times that Axon gave. */
  List<DomainEventMessage<Event>> record(List<? extends EventMessage<?>> events) {
    List<DomainEventMessage<Event>> messages = new ArrayList<>(events.size());
    for (EventMessage<?> event : events) {
      DomainEventMessage<?> message = (DomainEventMessage<?>) event;
      RecordedEvent next =
          new RecordedEvent(
              positionBefore + recorded.size() + 1,
              time,
              actor,
              message.getAggregateIdentifier(),
              message.getSequenceNumber(),
              (Event) message.getPayload());
      recorded.add(next);
      messages.add(EventMessages.toMessage(message.getType(), next));
    }
    return messages;
  }
}
