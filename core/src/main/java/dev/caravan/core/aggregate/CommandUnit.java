package dev.caravan.core.aggregate;

import dev.caravan.core.command.Requester;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.Origin;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
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

  private final Requester requester;
  private final Instant time;
  private final ClusterState before;
  private final Causes causes;
  private final List<RecordedEvent> recorded = new ArrayList<>();

  CommandUnit(Requester requester, Instant time, ClusterState before) {
    this.requester = requester;
    this.time = time;
    this.before = before;
    this.causes = new Causes(before, requester);
  }

  void attachTo(UnitOfWork<?> unitOfWork) {
    unitOfWork.resources().put(KEY, this);
  }

  static CommandUnit of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getResource(KEY);
  }

  /** The state that this unit begins with. */
  ClusterState before() {
    return before;
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
      long position = before.position() + recorded.size() + 1;
      Event what = (Event) message.getPayload();
      RecordedEvent next =
          new RecordedEvent(
              position,
              time,
              origin(causes.next(position, what), events.size()),
              message.getAggregateIdentifier(),
              message.getSequenceNumber(),
              what);
      recorded.add(next);
      messages.add(EventMessages.toMessage(message.getType(), next));
    }
    return messages;
  }

  /** What holds for the whole unit is told of its first event only: there are millions. */
  private Origin origin(long cause, int unit) {
    if (!recorded.isEmpty()) {
      return new Origin(requester.actor(), null, cause, 0, null);
    }
    PlanBasis basis = requester.basis();
    return new Origin(
        requester.actor(),
        requester.request(),
        cause,
        unit > 1 ? unit : 0,
        basis == null ? null : basis.before(before.position() + 1));
  }
}
