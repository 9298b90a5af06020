package dev.caravan.core.diff.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.FieldDiff;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.ObjectDiff;
import dev.caravan.core.diff.TaskDiff;
import dev.caravan.core.diff.TaskGroupDiff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the parts of a diff, with their members in Nomad's order. */
final class DiffWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DiffWriter() {}

  static ObjectNode job(JobDiff job) {
    ObjectNode json = NODES.objectNode();
    json.put("Type", job.type().word());
    json.put("ID", job.id());
    putContent(json, job.fields(), job.objects());
    putAll(json, "TaskGroups", job.taskGroups(), DiffWriter::group);
    return json;
  }

  private static ObjectNode group(TaskGroupDiff group) {
    ObjectNode json = named(group.type(), group.name());
    putContent(json, group.fields(), group.objects());
    putAll(json, "Tasks", group.tasks(), DiffWriter::task);
    putCounts(json, "Updates", group.updates());
    return json;
  }

  private static ObjectNode task(TaskDiff task) {
    ObjectNode json = named(task.type(), task.name());
    putContent(json, task.fields(), task.objects());
    putAll(json, "Annotations", task.annotations(), NODES::textNode);
    return json;
  }

  private static ObjectNode object(ObjectDiff object) {
    ObjectNode json = named(object.type(), object.name());
    putContent(json, object.fields(), object.objects());
    return json;
  }

  private static ObjectNode field(FieldDiff field) {
    ObjectNode json = named(field.type(), field.name());
    json.put("Old", field.before());
    json.put("New", field.after());
    putAll(json, "Annotations", field.annotations(), NODES::textNode);
    return json;
  }

  private static ObjectNode named(DiffType type, String name) {
    ObjectNode json = NODES.objectNode();
    json.put("Type", type.word());
    json.put("Name", name);
    return json;
  }

  private static void putContent(
      ObjectNode json, List<FieldDiff> fields, List<ObjectDiff> objects) {
    putAll(json, "Fields", fields, DiffWriter::field);
    putAll(json, "Objects", objects, DiffWriter::object);
  }

  private static <T> void putAll(
      ObjectNode json, String name, List<T> values, Function<T, ? extends JsonNode> toNode) {
    if (values.isEmpty()) {
      json.putNull(name);
      return;
    }
    ArrayNode array = json.putArray(name);
    values.forEach(value -> array.add(toNode.apply(value)));
  }

  private static void putCounts(ObjectNode json, String name, Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      json.putNull(name);
      return;
    }
    ObjectNode object = json.putObject(name);
    new TreeMap<>(counts).forEach(object::put);
  }
}
