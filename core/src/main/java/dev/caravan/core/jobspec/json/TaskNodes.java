package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;

/** Tasks as JSON. */
final class TaskNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TaskNodes() {}

  /**
   * A task, with all that is in effect for it.
   *
   * @param restart its own restart policy or that of its group
   */
  static ObjectNode task(Task task, RestartPolicy restart) {
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
    json.set("RestartPolicy", PolicyNodes.restart(restart));
    putRunner(json, task);
    if (task.killSignal() != null) {
      json.put("KillSignal", task.killSignal());
    }
    json.put("KillTimeout", task.killTimeout().toNanos());
    json.put("ShutdownDelay", task.shutdownDelay().toNanos());
    json.put("Leader", task.leader());
    Members.putOpaque(json, task.opaque());
    return json;
  }

  private static void putRunner(ObjectNode json, Task task) {
    if (task.lifecycle() != null) {
      json.putObject("Lifecycle")
          .put("Hook", task.lifecycle().hook().word())
          .put("Sidecar", task.lifecycle().sidecar());
    }
    if (task.payloadFile() != null) {
      json.putObject("DispatchPayload").put("File", task.payloadFile());
    }
    Members.putAll(json, "Artifacts", task.artifacts(), FileNodes::artifact);
    Members.putAll(json, "Templates", task.templates(), FileNodes::template);
    Members.putAll(json, "VolumeMounts", task.volumeMounts(), FileNodes::mount);
    Members.putAll(json, "ScalingPolicies", task.scaling(), PolicyNodes::scaling);
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
    Members.putAll(json, "Devices", resources.devices(), TaskNodes::device);
    Members.putOpaque(json, resources.opaque());
    return json;
  }

  private static ObjectNode device(DeviceRequest device) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", device.name());
    json.put("Count", device.count());
    Members.putAll(json, "Constraints", device.constraints(), PlacementNodes::constraint);
    Members.putAll(json, "Affinities", device.affinities(), PlacementNodes::affinity);
    return json;
  }

  private static ObjectNode logs(LogConfig logs) {
    ObjectNode json = NODES.objectNode();
    json.put("MaxFiles", logs.maxFiles());
    json.put("MaxFileSizeMB", logs.maxFileSizeMb());
    json.put("Disabled", logs.disabled());
    return json;
  }
}
