package dev.caravan.http.conformance;

import static dev.caravan.http.conformance.Shaping.array;
import static dev.caravan.http.conformance.Shaping.canonical;
import static dev.caravan.http.conformance.Shaping.object;
import static dev.caravan.http.conformance.Shaping.sorted;
import static dev.caravan.http.conformance.Shaping.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What of Nomad's documents is compared. */
final class Normal {
  private static final Pattern CHILD = Pattern.compile("/dispatch-\\d+-[0-9a-f]+|/periodic-\\d+");

  private static final List<String> METRICS =
      List.of(
          "NodesEvaluated",
          "NodesFiltered",
          "NodesAvailable",
          "ClassFiltered",
          "ConstraintFiltered",
          "NodesExhausted",
          "ClassExhausted",
          "DimensionExhausted",
          "QuotaExhausted",
          "CoalescedFailures");

  /** How many evaluations these make depends on what is batched together by chance. */
  private static final Set<String> UNCOUNTED = Set.of("deployment-watcher", "alloc-failure");

  private Normal() {}

  /** The ids of children without their times and random parts. */
  static String maskChildren(String text) {
    return CHILD
        .matcher(text)
        .replaceAll(
            found ->
                found.group().startsWith("/periodic")
                    ? "/periodic-<time>"
                    : "/dispatch-<time>-<id>");
  }

  /** A diff as a tree whose lists are keyed by name. */
  static ObjectNode diff(JsonNode diff) {
    ObjectNode out = object();
    out.set("Type", orNull(diff, "Type"));
    if (!text(diff.path("ID")).isEmpty()) {
      out.set("ID", diff.get("ID"));
    }
    annotations(diff, out);
    if (!diff.path("Updates").isEmpty()) {
      out.set("Updates", diff.get("Updates"));
    }
    keyed(diff, "Fields", out, Normal::field);
    keyed(diff, "Objects", out, Normal::diff);
    keyed(diff, "TaskGroups", out, Normal::diff);
    keyed(diff, "Tasks", out, Normal::diff);
    return out;
  }

  private static ObjectNode field(JsonNode field) {
    ObjectNode out = object();
    out.set("Type", orNull(field, "Type"));
    out.put("Old", text(field.path("Old")));
    out.put("New", text(field.path("New")));
    annotations(field, out);
    return out;
  }

  private static void annotations(JsonNode from, ObjectNode to) {
    if (!from.path("Annotations").isEmpty()) {
      to.set("Annotations", sorted(from.get("Annotations")));
    }
  }

  private static void keyed(
      JsonNode diff, String list, ObjectNode out, Function<JsonNode, ObjectNode> make) {
    if (diff.path(list).isEmpty()) {
      return;
    }
    ObjectNode byName = out.putObject(list);
    for (JsonNode entry : sorted(diff.get(list))) {
      String name = text(entry.path("Name"));
      String key = name;
      for (int n = 2; byName.has(key); n++) {
        key = name + "#" + n;
      }
      byName.set(key, make.apply(entry));
    }
  }

  /** Why placements failed, by group. */
  static ObjectNode metrics(JsonNode failed) {
    ObjectNode out = object();
    failed
        .properties()
        .forEach(
            group -> {
              ObjectNode picked = object();
              METRICS.forEach(name -> picked.set(name, orNull(group.getValue(), name)));
              out.set(group.getKey(), withoutZero(picked));
            });
    return out;
  }

  /** What a plan would do, by group. */
  static ObjectNode updates(JsonNode annotations) {
    ObjectNode out = object();
    annotations
        .path("DesiredTGUpdates")
        .properties()
        .forEach(group -> out.set(group.getKey(), withoutZero(group.getValue())));
    return out;
  }

  /** Zeroes of the outermost level left out. */
  static ObjectNode withoutZero(JsonNode counts) {
    ObjectNode out = object();
    counts
        .properties()
        .forEach(
            one -> {
              if (!Shaping.saysNothing(one.getValue())) {
                out.set(one.getKey(), one.getValue());
              }
            });
    return out;
  }

  static ObjectNode lowerCase(ObjectNode counts) {
    ObjectNode out = object();
    counts
        .properties()
        .forEach(one -> out.set(one.getKey().toLowerCase(Locale.ROOT), one.getValue()));
    return out;
  }

  static ObjectNode tasks(JsonNode states) {
    ObjectNode out = object();
    states.properties().forEach(task -> out.set(task.getKey(), task(task.getValue())));
    return out;
  }

  private static ObjectNode task(JsonNode state) {
    ObjectNode out = object();
    out.set("state", orNull(state, "State"));
    out.put("failed", state.path("Failed").asBoolean());
    out.put("restarts", state.path("Restarts").asInt());
    ArrayNode events = out.putArray("events");
    ArrayNode exits = out.putArray("exits");
    for (JsonNode event : state.path("Events")) {
      events.add(event.get("Type"));
      if (event.path("Type").asText().equals("Terminated")) {
        exits.add(event.at("/Details/exit_code").asInt(event.path("ExitCode").asInt()));
      }
    }
    return out;
  }

  /**
   * An allocation.
   *
   * @param stub as the list has it
   * @param full all of it
   */
  static ObjectNode allocation(JsonNode stub, JsonNode full) {
    JsonNode status = full.path("DeploymentStatus");
    boolean deployed = !text(full.path("DeploymentID")).isEmpty();
    ObjectNode out = object();
    out.set("group", orNull(stub, "TaskGroup"));
    out.put("name", maskChildren(stub.path("Name").asText()));
    out.set("desired", orNull(stub, "DesiredStatus"));
    out.set("client", orNull(stub, "ClientStatus"));
    out.set("version", orNull(stub, "JobVersion"));
    out.put("canary", status.path("Canary").asBoolean());
    out.set("health", deployed ? orNull(status, "Healthy") : null);
    out.put("has_previous", !text(full.path("PreviousAllocation")).isEmpty());
    out.set("tasks", tasks(full.path("TaskStates")));
    return out;
  }

  static ObjectNode deployment(JsonNode deployment) {
    ObjectNode out = object();
    out.set("version", orNull(deployment, "JobVersion"));
    out.set("status", orNull(deployment, "Status"));
    out.set("description", orNull(deployment, "StatusDescription"));
    ObjectNode groups = out.putObject("groups");
    deployment
        .path("TaskGroups")
        .properties()
        .forEach(group -> groups.set(group.getKey(), progress(group.getValue())));
    return out;
  }

  private static ObjectNode progress(JsonNode group) {
    return object()
        .put("desired_canaries", group.path("DesiredCanaries").asInt())
        .put("placed_canaries", group.path("PlacedCanaries").size())
        .put("total", group.path("DesiredTotal").asInt())
        .put("placed", group.path("PlacedAllocs").asInt())
        .put("healthy", group.path("HealthyAllocs").asInt())
        .put("unhealthy", group.path("UnhealthyAllocs").asInt())
        .put("promoted", group.path("Promoted").asBoolean())
        .put("auto_revert", group.path("AutoRevert").asBoolean())
        .put("auto_promote", group.path("AutoPromote").asBoolean());
  }

  /** By what triggered them. */
  static ObjectNode evaluations(List<JsonNode> evaluations) {
    Map<String, List<JsonNode>> byTrigger = new TreeMap<>();
    for (JsonNode evaluation : evaluations) {
      String trigger = evaluation.path("TriggeredBy").asText();
      ObjectNode item = evaluation(evaluation);
      List<JsonNode> items = byTrigger.computeIfAbsent(trigger, any -> new ArrayList<>());
      if (!UNCOUNTED.contains(trigger) || !items.contains(item)) {
        items.add(item);
      }
    }
    ObjectNode out = object();
    byTrigger.forEach((trigger, items) -> out.set(trigger, sorted(items)));
    return out;
  }

  private static ObjectNode evaluation(JsonNode evaluation) {
    ObjectNode out = object();
    out.set("type", orNull(evaluation, "Type"));
    out.set("status", orNull(evaluation, "Status"));
    out.put("has_blocked", !text(evaluation.path("BlockedEval")).isEmpty());
    Set<String> failed = new TreeSet<>();
    evaluation.path("FailedTGAllocs").fieldNames().forEachRemaining(failed::add);
    if (!failed.isEmpty()) {
      ArrayNode groups = out.putArray("failed_groups");
      failed.forEach(groups::add);
    }
    return out;
  }

  private static JsonNode orNull(JsonNode from, String name) {
    return from.has(name) ? from.get(name) : NullNode.instance;
  }

  /** What changes while a job is not at rest. */
  static String signature(Iterable<? extends JsonNode> parts) {
    ArrayNode all = array();
    parts.forEach(all::add);
    return canonical(all);
  }
}
