package dev.caravan.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskStateJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void theEndOfATaskSaysWhetherItUsedTooMuchMemory() {
    assertThat(details(terminated(137, 9, true, "OOM Killed")).toString())
        .isEqualTo(
            "{\"exit_code\":\"137\",\"signal\":\"9\",\"oom_killed\":\"true\","
                + "\"exit_message\":\"OOM Killed\"}");
  }

  @Test
  void thereIsNoMessageWhereNothingIsToBeSaid() {
    assertThat(details(terminated(0, 0, false, null)).toString())
        .isEqualTo("{\"exit_code\":\"0\",\"signal\":\"0\",\"oom_killed\":\"false\"}");
  }

  private static TaskEvent terminated(
      int exitCode, int signal, boolean outOfMemory, @Nullable String message) {
    return new TaskEvent(
        TaskEvent.Type.TERMINATED, NOON, "", exitCode, signal, outOfMemory, message);
  }

  private static JsonNode details(TaskEvent event) {
    TaskState state =
        new TaskState(TaskState.Phase.DEAD, true, 0, NOON, NOON, null, List.of(event));
    return TaskStateJson.of(state).at("/Events/0/Details");
  }
}
