package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.syntax.UnknownWord;
import dev.caravan.core.model.Job;
import java.util.List;

/** Writes jobs. Durations are nanoseconds; what is empty is left out. */
public final class JobWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JobWriter() {}

  /** The job as text, wrapped as {@code {"Job": …}}. */
  public static String write(Job job) {
    return write(job, List.of());
  }

  /** The job as text, with these words in the places that they were found in. */
  public static String write(Job job, List<UnknownWord> words) {
    ObjectNode json = job(job);
    words.forEach(word -> WordWriter.put(word, json));
    ObjectNode wrapper = NODES.objectNode();
    wrapper.set("Job", json);
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
    if (job.periodic() != null) {
      json.set("Periodic", LaunchNodes.periodic(job.periodic()));
    }
    if (job.parameterized() != null) {
      json.set("ParameterizedJob", LaunchNodes.parameterized(job.parameterized()));
    }
    Members.putAll(json, "DependsOn", job.dependsOn(), NODES::textNode);
    Members.putAll(json, "TaskGroups", job.taskGroups(), GroupNodes::group);
    Members.putStrings(json, "Meta", job.meta());
    Members.putOpaque(json, job.opaque());
    return json;
  }
}
