package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;

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
    json.put("AllAtOnce", job.allAtOnce());
    Members.putAll(json, "Datacenters", job.datacenters(), NODES::textNode);
    Members.putAll(json, "Constraints", job.constraints(), PlacementNodes::constraint);
    Members.putAll(json, "Affinities", job.affinities(), PlacementNodes::affinity);
    Members.putAll(json, "Spreads", job.spreads(), PlacementNodes::spread);
    if (job.update() != null) {
      json.set("Update", PolicyNodes.update(job.update()));
    }
    Members.putAll(json, "TaskGroups", job.taskGroups(), JobWriter::group);
    Members.putStrings(json, "Meta", job.meta());
    Members.putOpaque(json, job.opaque());
    return json;
  }

  private static ObjectNode group(TaskGroup group) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", group.name());
    json.put("Count", group.count());
    Members.putAll(json, "Constraints", group.constraints(), PlacementNodes::constraint);
    Members.putAll(json, "Affinities", group.affinities(), PlacementNodes::affinity);
    Members.putAll(json, "Spreads", group.spreads(), PlacementNodes::spread);
    Members.putAll(json, "Networks", group.networks(), NetworkNodes::network);
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
    Members.putAll(json, "Services", group.services(), ServiceNodes::service);
    Members.putAll(
        json, "Tasks", group.tasks(), task -> TaskNodes.task(task, group.restartOf(task)));
    Members.putStrings(json, "Meta", group.meta());
    Members.putOpaque(json, group.opaque());
    return json;
  }

  private static ObjectNode disk(EphemeralDisk disk) {
    ObjectNode json = NODES.objectNode();
    json.put("SizeMB", disk.sizeMb());
    json.put("Sticky", disk.sticky());
    json.put("Migrate", disk.migrate());
    return json;
  }
}
