package dev.caravan.core.storage;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON under names of their own, and reads them back. */
final class EventSerializer extends JacksonSerializer {

  EventSerializer() {
    super(JacksonSerializer.builder().objectMapper(EventJson.mapper()));
  }

  @Override
  public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
    EventType known = type == null ? null : EventType.BY_PAYLOAD.get(type);
    return known == null
        ? super.typeForClass(type)
        : new SimpleSerializedType(known.name(), known.revision());
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
  public <S, T> T deserialize(SerializedObject<S> stored) {
    try {
      return super.deserialize(stored);
    } catch (SerializationException e) {
      throw new StorageException(
          "the event log holds a "
              + stored.getType().getName()
              + " that cannot be read; restore it from a copy: "
              + stored.getData(),
          e);
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class classForType(SerializedType type) {
    if (type.getRevision() == null) {
      return super.classForType(type);
    }
    EventType known = EventType.BY_NAME.get(type.getName());
    if (known == null || !known.revision().equals(type.getRevision())) {
      throw new StorageException(
          "the event log holds an event "
              + type.getName()
              + " of revision "
              + type.getRevision()
              + ", which this version of Caravan does not know; use the version that wrote it");
    }
    return known.payload();
  }
}
