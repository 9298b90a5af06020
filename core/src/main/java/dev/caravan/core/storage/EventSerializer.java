package dev.caravan.core.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.event.Event;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON under names of their own, and reads them back. */
final class EventSerializer extends JacksonSerializer {
  private static final ObjectMapper JSON = EventJson.mapper();

  private final Upcasters upcasters;

  EventSerializer() {
    this(Upcasters.ALL);
  }

  EventSerializer(Upcasters upcasters) {
    super(JacksonSerializer.builder().objectMapper(JSON));
    this.upcasters = upcasters;
  }

  @Override
  public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
    EventType known = type == null ? null : EventType.BY_PAYLOAD.get(type);
    return known == null
        ? super.typeForClass(type)
        : new SimpleSerializedType(known.name(), known.revision());
  }

  /** Reads what is stored of an event. */
  Event read(String name, String revision, String data) {
    EventType type = known(name, revision);
    try {
      return type.revision().equals(revision)
          ? JSON.readValue(data, type.payload())
          : JSON.treeToValue(upcast(type, revision, data), type.payload());
    } catch (JsonProcessingException e) {
      throw new StorageException(
          "the event log holds a " + name + " that cannot be read; restore it from a copy: " + data,
          e);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
  public <S, T> T deserialize(SerializedObject<S> stored) {
    String revision = stored.getType().getRevision();
    return revision == null
        ? super.deserialize(stored)
        : (T) read(stored.getType().getName(), revision, (String) stored.getData());
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class classForType(SerializedType type) {
    String revision = type.getRevision();
    return revision == null ? super.classForType(type) : known(type.getName(), revision).payload();
  }

  private ObjectNode upcast(EventType type, String revision, String data)
      throws JsonProcessingException {
    ObjectNode stored = JSON.readValue(data, ObjectNode.class);
    return upcasters.upcast(type.name(), revision, type.revision(), stored);
  }

  private EventType known(String name, String revision) {
    EventType known = EventType.BY_NAME.get(name);
    if (known == null
        || !(known.revision().equals(revision)
            || upcasters.lead(name, revision, known.revision()))) {
      throw new StorageException(
          "the event log holds an event "
              + name
              + " of revision "
              + revision
              + ", which this version of Caravan does not know; use the version that wrote it");
    }
    return known;
  }
}
