package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;

/** Where tasks are in their life: Nomad's {@code TaskState}. */
final class TaskStateJson {
  private TaskStateJson() {}

  static ObjectNode of(TaskState state) {
    ObjectNode json = Json.object();
    json.put("State", state.phase().word());
    json.put("Failed", state.failed());
    json.put("Restarts", state.restarts());
    json.put("LastRestart", Json.time(state.lastRestart()));
    json.put("StartedAt", Json.time(state.startedAt()));
    json.put("FinishedAt", Json.time(state.finishedAt()));
    json.set("Events", Json.array(state.events().stream(), TaskStateJson::event));
    return json;
  }

  private static ObjectNode event(TaskEvent event) {
    ObjectNode json = Json.object();
    json.put("Type", event.type().word());
    json.put("Time", Json.nanos(event.time()));
    json.put("Message", event.message());
    json.put("DisplayMessage", event.message());
    ObjectNode details = json.putObject("Details");
    Integer exitCode = event.exitCode();
    if (exitCode != null) {
      details.put("exit_code", exitCode.toString());
      details.put("signal", Integer.toString(event.signal()));
      details.put("oom_killed", Boolean.toString(event.outOfMemory()));
    }
    if (event.exitMessage() != null) {
      details.put("exit_message", event.exitMessage());
    }
    json.put("ExitCode", exitCode == null ? 0 : exitCode);
    json.put("Signal", event.signal());
    json.put("FailsTask", false);
    return json;
  }
}
