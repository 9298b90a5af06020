package dev.caravan.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job's JSON says in Nomad besides what was declared: fields that follow from others. Flags
 * that newer Nomads than {@value #SINCE} have are left out where they are not set.
 */
final class CanonicalFields {
  static final String SINCE = "1.1";

  private static final List<String> NEWER_FLAGS = List.of("RenderTemplates", "Disabled");

  private CanonicalFields() {}

  /** Puts in what is missing. */
  static void complete(ObjectNode json, Job job) {
    putIfAbsent(json, "AllAtOnce", Json.flag(false));
    putIfAbsent(json, "ParentID", Json.text(""));
    putIfAbsent(json, "Dispatched", Json.flag(false));
    putIfAbsent(json, "Payload", Json.nothing());
    putIfAbsent(json, "Meta", Json.nothing());
    putIfAbsent(json, "Constraints", Json.nothing());
    putIfAbsent(json, "Affinities", Json.nothing());
    putIfAbsent(json, "Spreads", Json.nothing());
    putIfAbsent(json, "Periodic", Json.nothing());
    putIfAbsent(json, "ParameterizedJob", Json.nothing());
    putIfAbsent(json, "Update", updates(job));
    for (JsonNode group : json.path("TaskGroups")) {
      dropNewer(group.path("RestartPolicy"));
      for (JsonNode task : group.path("Tasks")) {
        dropNewer(task.path("RestartPolicy"));
        dropNewer(task.path("LogConfig"));
      }
    }
  }

  private static void dropNewer(JsonNode json) {
    if (json instanceof ObjectNode object) {
      NEWER_FLAGS.stream().filter(flag -> isUnset(object.get(flag))).forEach(object::remove);
    }
  }

  private static boolean isUnset(@Nullable JsonNode flag) {
    return flag != null && flag.isBoolean() && !flag.booleanValue();
  }

  /** What a job says of updates besides its groups: Nomad's defaults, for services. */
  private static JsonNode updates(Job job) {
    if (!isRolledOut(job)) {
      return Json.nothing();
    }
    ObjectNode json = pace(true);
    json.put("HealthCheck", "checks");
    json.put("MinHealthyTime", 10_000_000_000L);
    json.put("HealthyDeadline", 300_000_000_000L);
    json.put("ProgressDeadline", 600_000_000_000L);
    return json;
  }

  /** What Nomad's server keeps of that: only the pace. */
  static ObjectNode keptUpdates(Job job) {
    return pace(isRolledOut(job));
  }

  private static boolean isRolledOut(Job job) {
    return job.type() == JobType.SERVICE
        && job.taskGroups().stream().anyMatch(group -> group.update() != null);
  }

  private static ObjectNode pace(boolean rolledOut) {
    ObjectNode json = Json.object();
    json.put("Stagger", rolledOut ? 30_000_000_000L : 0);
    json.put("MaxParallel", rolledOut ? 1 : 0);
    json.put("HealthCheck", "");
    json.put("MinHealthyTime", 0);
    json.put("HealthyDeadline", 0);
    json.put("ProgressDeadline", 0);
    json.put("Canary", 0);
    json.put("AutoRevert", false);
    json.put("AutoPromote", false);
    return json;
  }

  private static void putIfAbsent(ObjectNode json, String name, JsonNode value) {
    if (!json.has(name)) {
      json.set(name, value);
    }
  }
}
