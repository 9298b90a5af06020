package dev.caravan.core.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.function.Function;

/**
 * The JSON of stored events: ids are plain strings, times and durations ISO-8601, enums their
 * names, whole numbers of a driver's configuration {@code Long}. What is null is left out; what is
 * not known is passed over.
 */
final class EventJson {
  private EventJson() {}

  static ObjectMapper mapper() {
    return LaterComponents.addTo(JsonMapper.builder())
        // Only the components of records, not what they work out from them.
        .visibility(PropertyAccessor.ALL, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .addModule(new JavaTimeModule())
        .addModule(ids())
        .build();
  }

  private static SimpleModule ids() {
    SimpleModule module = new SimpleModule("ids");
    addId(module, JobId.class, JobId::parse);
    addId(module, EvaluationId.class, EvaluationId::new);
    addId(module, AllocationId.class, AllocationId::new);
    addId(module, DeploymentId.class, DeploymentId::new);
    addId(module, NodeId.class, NodeId::new);
    return module;
  }

  private static <T> void addId(SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new IdDeserializer<>(type, read));
  }

  /** Reads an id from its text. */
  private static final class IdDeserializer<T> extends FromStringDeserializer<T> {
    private final transient Function<String, T> read;

    IdDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return read.apply(text);
    }
  }
}
