package dev.caravan.http.conformance;

import static dev.caravan.http.conformance.Shaping.array;
import static dev.caravan.http.conformance.Shaping.object;
import static dev.caravan.http.conformance.Shaping.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A job as it is to be seen at one moment.
 *
 * @param job the job; missing if there is none
 * @param children jobs that it gave birth to, each with its allocations
 */
record View(
    JsonNode job,
    List<JsonNode> allocations,
    List<JsonNode> evaluations,
    List<JsonNode> deployments,
    List<Child> children) {

  record Child(JsonNode job, List<JsonNode> allocations) {}

  static View of(Api api, String id) {
    JsonNode job = api.find(Api.job(id, ""));
    List<Child> children = new ArrayList<>();
    if (job.hasNonNull("Periodic") || job.hasNonNull("ParameterizedJob")) {
      for (JsonNode child : children(api, id)) {
        String childId = child.path("ID").asText();
        children.add(new Child(child, api.list(Api.job(childId, "/allocations"))));
      }
    }
    return new View(
        job,
        api.list(Api.job(id, "/allocations")),
        api.list(Api.job(id, "/evaluations")),
        api.list(Api.job(id, "/deployments")),
        children);
  }

  static List<JsonNode> children(Api api, String id) {
    return api.list("/v1/jobs?prefix=" + Api.quoted(id + "/"));
  }

  private List<JsonNode> allAllocations() {
    List<JsonNode> all = new ArrayList<>(allocations);
    children.forEach(child -> all.addAll(child.allocations()));
    return all;
  }

  /** Differs whenever something worth waiting for has changed. */
  String signature() {
    List<JsonNode> parts = new ArrayList<>();
    for (String field : List.of("Status", "Version", "Stable", "Stop")) {
      parts.add(object().put(field, job.path(field).asText()));
    }
    allAllocations().forEach(one -> parts.add(signature(one)));
    evaluations.forEach(
        one ->
            parts.add(
                object()
                    .put("id", text(one.path("ID")))
                    .put("status", text(one.path("Status")))
                    .put("blocked", text(one.path("BlockedEval")))));
    deployments.forEach(one -> parts.add(Normal.deployment(one)));
    children.forEach(one -> parts.add(object().set("status", one.job().path("Status"))));
    return Shaping.canonical(Shaping.sorted(parts));
  }

  private static ObjectNode signature(JsonNode allocation) {
    ObjectNode out = object();
    for (String field : List.of("ID", "DesiredStatus", "ClientStatus")) {
      out.put(field, text(allocation.path(field)));
    }
    out.set("health", array().add(allocation.path("DeploymentStatus").toString()));
    out.set("tasks", array().add(allocation.path("TaskStates").toString()));
    return out;
  }

  /** Why the job is not at rest; empty if it is. */
  Optional<String> busy(Set<String> allowed) {
    if (!allowed.contains("pending evaluations")
        && evaluations.stream().anyMatch(one -> is(one, "Status", "pending"))) {
      return Optional.of("pending evaluations");
    }
    if (!allowed.contains("pending allocations")
        && allAllocations().stream()
            .anyMatch(
                one -> is(one, "ClientStatus", "pending") && is(one, "DesiredStatus", "run"))) {
      return Optional.of("pending allocations");
    }
    boolean stopping =
        allAllocations().stream()
            .anyMatch(
                one ->
                    !is(one, "DesiredStatus", "run")
                        && (is(one, "ClientStatus", "running")
                            || is(one, "ClientStatus", "pending")));
    return stopping && !allowed.contains("stopping allocations")
        ? Optional.of("allocations still stopping")
        : Optional.empty();
  }

  /** Whether a condition such as {@code running >= 2} holds. */
  boolean holds(String condition) {
    String[] words = condition.split(" ", -1);
    if (words.length == 2) {
      return switch (words[0]) {
        case "deployment" ->
            newestDeployment().filter(one -> is(one, "Status", words[1])).isPresent();
        case "version" -> job.path("Version").asText().equals(words[1]);
        default -> words[1].equals("absent") ? job.isMissingNode() : is(job, "Status", words[1]);
      };
    }
    String comparison = words[words.length - 2];
    long wanted = Long.parseLong(words[words.length - 1]);
    String what = condition.substring(0, condition.indexOf(" " + comparison + " "));
    long count = count(what);
    return switch (comparison) {
      case "=" -> count == wanted;
      case ">=" -> count >= wanted;
      case "<=" -> count <= wanted;
      default -> throw new IllegalArgumentException(condition);
    };
  }

  private Optional<JsonNode> newestDeployment() {
    return deployments.stream()
        .max(
            Comparator.<JsonNode>comparingLong(one -> one.path("JobVersion").asLong())
                .thenComparingLong(one -> one.path("CreateIndex").asLong()));
  }

  private long count(String what) {
    Map<String, ToLongFunction<View>> counters =
        Map.of(
            "allocations", view -> view.allocations().size(),
            "children", view -> view.children().size(),
            "evaluations", view -> view.evaluations().size(),
            "healthy", view -> view.countHealth(true),
            "unhealthy", view -> view.countHealth(false),
            "stopped", view -> count(allAllocations(), one -> !is(one, "DesiredStatus", "run")));
    if (counters.containsKey(what)) {
      return counters.get(what).applyAsLong(this);
    }
    if (what.startsWith("event ")) {
      return countEvents(what.substring("event ".length()));
    }
    if (what.endsWith(" evaluations")) {
      return count(evaluations, one -> is(one, "Status", what.split(" ", -1)[0]));
    }
    if (what.endsWith(" children")) {
      return count(
          children.stream().map(Child::job).toList(),
          one -> is(one, "Status", what.split(" ", -1)[0]));
    }
    return count(allAllocations(), one -> is(one, "ClientStatus", what));
  }

  private long countHealth(boolean healthy) {
    return count(
        allocations,
        one ->
            one.at("/DeploymentStatus/Healthy").isBoolean()
                && one.at("/DeploymentStatus/Healthy").booleanValue() == healthy
                && (!healthy || is(one, "DesiredStatus", "run")));
  }

  private long countEvents(String type) {
    long count = 0;
    for (JsonNode allocation : allAllocations()) {
      for (JsonNode task : allocation.path("TaskStates")) {
        for (JsonNode event : task.path("Events")) {
          count += is(event, "Type", type) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static long count(List<JsonNode> items, Predicate<JsonNode> which) {
    return items.stream().filter(which).count();
  }

  private static boolean is(JsonNode item, String field, String value) {
    return text(item.path(field)).equals(value);
  }
}
