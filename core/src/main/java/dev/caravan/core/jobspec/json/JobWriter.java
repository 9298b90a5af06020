package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes jobs. Durations are nanoseconds; what is empty is left out. */
public final class JobWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JobWriter() {}

  /** The job as text, wrapped as {@code {"Job": …}}. */
  public static String write(Job job) {
    ObjectNode wrapper = NODES.objectNode();
    wrapper.set("Job", job(job));
    return wrapper.toPrettyString();
  }

  private static ObjectNode job(Job job) {
    ObjectNode json = NODES.objectNode();
    json.put("ID", job.id().value());
    json.put("Name", job.name());
    json.put("Namespace", job.id().namespace());
    json.put("Type", job.type().word());
    json.put("Priority", job.priority());
    json.put("Region", job.region());
    putAll(json, "Datacenters", job.datacenters(), NODES::textNode);
    putAll(json, "Constraints", job.constraints(), PlacementNodes::constraint);
    putAll(json, "Affinities", job.affinities(), PlacementNodes::affinity);
    putAll(json, "Spreads", job.spreads(), PlacementNodes::spread);
    putAll(json, "TaskGroups", job.taskGroups(), JobWriter::group);
    putStrings(json, "Meta", job.meta());
    return json;
  }

  private static ObjectNode group(TaskGroup group) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", group.name());
    json.put("Count", group.count());
    putAll(json, "Constraints", group.constraints(), PlacementNodes::constraint);
    putAll(json, "Affinities", group.affinities(), PlacementNodes::affinity);
    putAll(json, "Spreads", group.spreads(), PlacementNodes::spread);
    putAll(json, "Networks", group.networks(), JobWriter::network);
    json.set("EphemeralDisk", disk(group.ephemeralDisk()));
    json.set("RestartPolicy", PolicyNodes.restart(group.restart()));
    if (group.reschedule() != null) {
      json.set("ReschedulePolicy", PolicyNodes.reschedule(group.reschedule()));
    }
    if (group.update() != null) {
      json.set("Update", PolicyNodes.update(group.update()));
    }
    if (group.migrate() != null) {
      json.set("Migrate", PolicyNodes.migrate(group.migrate()));
    }
    if (group.shutdownDelay() != null) {
      json.put("ShutdownDelay", group.shutdownDelay().toNanos());
    }
    putAll(json, "Services", group.services(), ServiceNodes::service);
    putAll(json, "Tasks", group.tasks(), JobWriter::task);
    putStrings(json, "Meta", group.meta());
    return json;
  }

  private static ObjectNode task(Task task) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", task.name());
    json.put("Driver", task.driver());
    if (task.user() != null) {
      json.put("User", task.user());
    }
    json.set("Config", ConfigNodes.of(task.config()));
    putStrings(json, "Env", task.env());
    putStrings(json, "Meta", task.meta());
    putAll(json, "Constraints", task.constraints(), PlacementNodes::constraint);
    putAll(json, "Affinities", task.affinities(), PlacementNodes::affinity);
    json.set("Resources", resources(task.resources()));
    putAll(json, "Services", task.services(), ServiceNodes::service);
    json.set("LogConfig", logs(task.logs()));
    if (task.killSignal() != null) {
      json.put("KillSignal", task.killSignal());
    }
    json.put("KillTimeout", task.killTimeout().toNanos());
    json.put("ShutdownDelay", task.shutdownDelay().toNanos());
    json.put("Leader", task.leader());
    return json;
  }

  private static ObjectNode resources(Resources resources) {
    ObjectNode json = NODES.objectNode();
    json.put("CPU", resources.cpuMhz());
    json.put("Cores", resources.cores());
    json.put("MemoryMB", resources.memoryMb());
    json.put("MemoryMaxMB", resources.memoryMaxMb());
    putAll(json, "Networks", resources.networks(), JobWriter::network);
    return json;
  }

  private static ObjectNode logs(LogConfig logs) {
    ObjectNode json = NODES.objectNode();
    json.put("MaxFiles", logs.maxFiles());
    json.put("MaxFileSizeMB", logs.maxFileSizeMb());
    return json;
  }

  private static ObjectNode network(Network network) {
    ObjectNode json = NODES.objectNode();
    json.put("Mode", network.mode());
    json.put("MBits", network.mbits());
    List<Port> fixed = network.ports().stream().filter(Port::isStatic).toList();
    List<Port> dynamic = network.ports().stream().filter(port -> !port.isStatic()).toList();
    putAll(json, "ReservedPorts", fixed, JobWriter::port);
    putAll(json, "DynamicPorts", dynamic, JobWriter::port);
    return json;
  }

  private static ObjectNode port(Port port) {
    ObjectNode json = NODES.objectNode();
    json.put("Label", port.label());
    json.put("Value", port.value());
    json.put("To", port.to());
    return json;
  }

  private static ObjectNode disk(EphemeralDisk disk) {
    ObjectNode json = NODES.objectNode();
    json.put("SizeMB", disk.sizeMb());
    json.put("Sticky", disk.sticky());
    json.put("Migrate", disk.migrate());
    return json;
  }

  private static <T> void putAll(
      ObjectNode json, String name, List<T> values, Function<T, ? extends JsonNode> toNode) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(value -> array.add(toNode.apply(value)));
    }
  }

  private static void putStrings(ObjectNode json, String name, Map<String, String> strings) {
    if (!strings.isEmpty()) {
      ObjectNode object = json.putObject(name);
      strings.forEach(object::put);
    }
  }
}
