package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private final ObjectMapper json = EventJson.mapper();

  private Task roundTrip(Task task) throws JsonProcessingException {
    return json.readValue(json.writeValueAsString(task), Task.class);
  }

  @Test
  void aDriversConfigurationKeepsTypesAndOrder() throws JsonProcessingException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("z", "text");
    config.put("long", Long.MAX_VALUE);
    config.put("small", 7);
    config.put("double", 1.0);
    config.put("yes", true);
    config.put("list", List.of("a", 2L, Map.of("k", 3L)));
    config.put("a", List.of(Map.of("db", 6_379L)));
    Task task = Task.builder("redis", "docker").config(config).build();

    Task read = roundTrip(task);

    assertThat(read).isEqualTo(task);
    assertThat(read.config()).containsOnlyKeys(config.keySet());
    assertThat(List.copyOf(read.config().keySet())).isEqualTo(List.copyOf(config.keySet()));
    assertThat(read.config()).containsEntry("small", 7L).containsEntry("double", 1.0);
  }

  @Test
  void whatIsNullIsLeftOut() throws JsonProcessingException {
    Task task = Task.builder("redis", "docker").build();

    assertThat(json.writeValueAsString(task)).doesNotContain("user").doesNotContain("null");
    assertThat(roundTrip(task)).isEqualTo(task);
  }

  @Test
  void thatATaskUsedTooMuchMemoryIsStoredOnlyIfItDid() throws JsonProcessingException {
    TaskEvent plain = terminated(false, null);
    TaskEvent outOfMemory = terminated(true, "OOM Killed");

    assertThat(json.writeValueAsString(plain)).doesNotContain("outOfMemory", "exitMessage");
    assertThat(json.readValue(json.writeValueAsString(plain), TaskEvent.class)).isEqualTo(plain);
    assertThat(json.readValue(json.writeValueAsString(outOfMemory), TaskEvent.class))
        .isEqualTo(outOfMemory);
  }

  private static TaskEvent terminated(boolean outOfMemory, @Nullable String message) {
    return new TaskEvent(
        TaskEvent.Type.TERMINATED, Instant.EPOCH, "Exit Code: 137", 137, 0, outOfMemory, message);
  }

  @Test
  void idsAreStrings() throws JsonProcessingException {
    assertThat(json.writeValueAsString(new JobId("team", "a/b"))).isEqualTo("\"team/a/b\"");
    assertThat(json.readValue("\"team/a/b\"", JobId.class)).isEqualTo(new JobId("team", "a/b"));
  }
}
