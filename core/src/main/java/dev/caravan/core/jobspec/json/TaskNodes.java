package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;

/** Tasks as JSON. */
final class TaskNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TaskNodes() {}

  static ObjectNode task(Task task) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", task.name());
    json.put("Driver", task.driver());
    if (task.user() != null) {
      json.put("User", task.user());
    }
    json.set("Config", ConfigNodes.of(task.config()));
    Members.putStrings(json, "Env", task.env());
    Members.putStrings(json, "Meta", task.meta());
    Members.putAll(json, "Constraints", task.constraints(), PlacementNodes::constraint);
    Members.putAll(json, "Affinities", task.affinities(), PlacementNodes::affinity);
    json.set("Resources", resources(task.resources()));
    Members.putAll(json, "Services", task.services(), ServiceNodes::service);
    json.set("LogConfig", logs(task.logs()));
    if (task.killSignal() != null) {
      json.put("KillSignal", task.killSignal());
    }
    json.put("KillTimeout", task.killTimeout().toNanos());
    json.put("ShutdownDelay", task.shutdownDelay().toNanos());
    json.put("Leader", task.leader());
    Members.putOpaque(json, task.opaque());
    return json;
  }

  private static ObjectNode resources(Resources resources) {
    ObjectNode json = NODES.objectNode();
    json.put("CPU", resources.cpuMhz());
    json.put("Cores", resources.cores());
    json.put("MemoryMB", resources.memoryMb());
    json.put("MemoryMaxMB", resources.memoryMaxMb());
    json.put("DiskMB", 0);
    json.put("IOPS", 0);
    Members.putAll(json, "Networks", resources.networks(), NetworkNodes::network);
    Members.putOpaque(json, resources.opaque());
    return json;
  }

  private static ObjectNode logs(LogConfig logs) {
    ObjectNode json = NODES.objectNode();
    json.put("MaxFiles", logs.maxFiles());
    json.put("MaxFileSizeMB", logs.maxFileSizeMb());
    return json;
  }
}
