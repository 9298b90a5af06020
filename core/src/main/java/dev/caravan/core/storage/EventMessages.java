package dev.caravan.core.storage;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.RecordedEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Between recorded events and the messages that Axon stores them as. */
public final class EventMessages {
  private EventMessages() {}

  /**
   * The message for an event. All of it follows from the event, so that the same events make the
   * same log.
   *
   * @param kind what the event happened to: {@code Job}, {@code Allocation} …
   */
  public static DomainEventMessage<Event> toMessage(String kind, RecordedEvent recorded) {
    String id = recorded.subject() + ":" + recorded.sequence();
    return new GenericDomainEventMessage<>(
        kind,
        recorded.subject(),
        recorded.sequence(),
        new GenericMessage<>(id, recorded.event(), Origins.write(recorded.origin())),
        recorded.time());
  }

  /** The message for an event of another log. */
  static DomainEventMessage<Event> toMessage(RecordedEvent recorded) {
    return toMessage(kind(recorded.event()), recorded);
  }

  /** What events happen to, as the aggregates name it. */
  private static String kind(Event event) {
    if (event instanceof JobEvent) {
      return "Job";
    }
    if (event instanceof EvaluationEvent) {
      return "Evaluation";
    }
    if (event instanceof AllocationEvent) {
      return "Allocation";
    }
    if (event instanceof DeploymentEvent) {
      return "Deployment";
    }
    return event instanceof NodeEvent ? "Node" : "Operator";
  }

  /** The event that a message of the log holds. */
  static RecordedEvent toEvent(TrackedEventMessage<?> message) {
    DomainEventMessage<?> stored = (DomainEventMessage<?>) message;
    return new RecordedEvent(
        message.trackingToken().position().orElseThrow(),
        stored.getTimestamp(),
        Origins.read(stored.getMetaData()),
        stored.getAggregateIdentifier(),
        stored.getSequenceNumber(),
        (Event) stored.getPayload());
  }
}
