package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Task groups as JSON. */
final class GroupNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private GroupNodes() {}

  static ObjectNode group(TaskGroup group) {
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
    putNanos(json, "ShutdownDelay", group.shutdownDelay());
    Members.putAll(json, "Services", group.services(), ServiceNodes::service);
    Members.putAll(
        json, "Tasks", group.tasks(), task -> TaskNodes.task(task, group.restartOf(task)));
    Members.putStrings(json, "Meta", group.meta());
    if (group.scaling() != null) {
      json.set("Scaling", scaling(group.scaling()));
    }
    disconnects(json, group);
    putNanos(json, "MaxRunDuration", group.maxRunDuration());
    volumes(json, group.volumes());
    Members.putOpaque(json, group.opaque());
    return json;
  }

  private static void disconnects(ObjectNode json, TaskGroup group) {
    if (group.disconnect() != null) {
      json.set("Disconnect", disconnect(group.disconnect()));
    }
    putNanos(json, "MaxClientDisconnect", group.maxClientDisconnect());
    putNanos(json, "StopAfterClientDisconnect", group.stopAfterClientDisconnect());
    if (group.preventRescheduleOnLost()) {
      json.put("PreventRescheduleOnLost", true);
    }
  }

  private static ObjectNode disconnect(DisconnectStrategy strategy) {
    ObjectNode json = NODES.objectNode();
    putNanos(json, "LostAfter", strategy.lostAfter());
    putNanos(json, "StopOnClientAfter", strategy.stopOnClientAfter());
    json.put("Replace", strategy.replace());
    json.put("Reconcile", strategy.reconcile().word());
    return json;
  }

  private static void putNanos(ObjectNode json, String name, @Nullable Duration duration) {
    if (duration != null) {
      json.put(name, duration.toNanos());
    }
  }

  private static ObjectNode scaling(ScalingPolicy policy) {
    ObjectNode json = NODES.objectNode();
    json.put("Type", policy.type());
    json.put("Min", policy.min());
    json.put("Max", policy.max());
    json.put("Enabled", policy.enabled());
    json.set("Policy", ConfigNodes.of(policy.policy()));
    return json;
  }

  private static void volumes(ObjectNode json, List<VolumeRequest> volumes) {
    if (volumes.isEmpty()) {
      return;
    }
    ObjectNode object = json.putObject("Volumes");
    volumes.forEach(volume -> object.set(volume.name(), volume(volume)));
  }

  private static ObjectNode volume(VolumeRequest volume) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", volume.name());
    json.put("Type", volume.type());
    json.put("Source", volume.source());
    json.put("ReadOnly", volume.readOnly());
    json.put("AccessMode", volume.accessMode());
    json.put("AttachmentMode", volume.attachmentMode());
    json.put("PerAlloc", volume.perAlloc());
    json.put("Sticky", volume.sticky());
    if (!volume.fsType().isEmpty() || !volume.mountFlags().isEmpty()) {
      ObjectNode options = json.putObject("MountOptions").put("FSType", volume.fsType());
      Members.putAll(options, "MountFlags", volume.mountFlags(), NODES::textNode);
    }
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
