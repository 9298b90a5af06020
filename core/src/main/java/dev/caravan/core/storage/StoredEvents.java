package dev.caravan.core.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.caravan.core.event.Origin;
import dev.caravan.core.event.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;

/** Between events and the words in which they are stored. For one thread. */
final class StoredEvents {
  private static final ObjectReader META =
      EventJson.mapper().readerFor(new TypeReference<Map<String, Object>>() {});

  private static final EventSerializer SERIALIZER = new EventSerializer();

  /** Events of one unit have the same time, and often the same words beside it. */
  private String lastTime = "";

  private Instant lastInstant = Instant.EPOCH;
  private String lastMeta = "";
  private Origin lastOrigin = Origins.read(MetaData.emptyInstance());

  /** What is stored of a message. */
  StoredEvent write(long position, DomainEventMessage<?> message) {
    SerializedObject<String> data = message.serializePayload(SERIALIZER, String.class);
    SerializedObject<String> meta = message.serializeMetaData(SERIALIZER, String.class);
    return new StoredEvent(
        position,
        DateTimeUtils.formatInstant(message.getTimestamp()),
        message.getAggregateIdentifier(),
        message.getSequenceNumber(),
        message.getType(),
        message.getIdentifier(),
        data.getType().getName(),
        data.getType().getRevision(),
        data.getData(),
        meta.getData());
  }

  /**
   * The event that was stored.
   *
   * @throws StorageException if it is of a type that is not known, or cannot be read
   */
  RecordedEvent read(StoredEvent stored) {
    return new RecordedEvent(
        stored.position(),
        time(stored),
        origin(stored),
        stored.subject(),
        stored.sequence(),
        SERIALIZER.read(stored.event(), stored.revision(), stored.data()));
  }

  private Instant time(StoredEvent stored) {
    if (!stored.time().equals(lastTime)) {
      lastTime = stored.time();
      lastInstant = DateTimeUtils.parseInstant(lastTime);
    }
    return lastInstant;
  }

  private Origin origin(StoredEvent stored) {
    if (!stored.meta().equals(lastMeta)) {
      try {
        Map<String, Object> values = META.readValue(stored.meta());
        lastOrigin = Origins.read(MetaData.from(values));
        lastMeta = stored.meta();
      } catch (JsonProcessingException e) {
        throw new StorageException(
            "the event log holds " + stored.describe() + " with metadata that cannot be read", e);
      }
    }
    return lastOrigin;
  }
}
