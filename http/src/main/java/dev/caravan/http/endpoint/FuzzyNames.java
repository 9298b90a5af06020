package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names by which things are found, in the contexts that Nomad's fuzzy search knows. */
final class FuzzyNames {
  private final Map<String, List<Found>> names = new LinkedHashMap<>();

  private FuzzyNames() {
    Stream.of("jobs", "groups", "tasks", "services", "images", "commands", "nodes", "allocs")
        .forEach(context -> names.put(context, new ArrayList<>()));
  }

  /**
   * Something with a name.
   *
   * @param name the name
   * @param scope what it is in, from the outside in
   */
  record Found(String name, List<String> scope) {
    ObjectNode json() {
      return Json.object().put("ID", name).set("Scope", Json.texts(scope.stream()));
    }
  }

  static Map<String, List<Found>> of(ClusterState state, String namespace) {
    FuzzyNames found = new FuzzyNames();
    state.jobs().stream()
        .map(RegisteredJob::job)
        .filter(job -> Search.isIn(job.id(), namespace))
        .forEach(found::job);
    state
        .nodes()
        .forEach(node -> found.add("nodes", node.spec().name(), List.of(node.id().value())));
    state.allocations().stream()
        .filter(one -> Search.isIn(one.jobId(), namespace))
        .forEach(
            one ->
                found.add(
                    "allocs", one.name(), List.of(one.jobId().namespace(), one.id().value())));
    return found.names;
  }

  private void job(Job job) {
    List<String> scope = List.of(job.id().namespace(), job.id().value());
    add("jobs", job.name(), scope);
    job.taskGroups().forEach(group -> group(group, scope));
  }

  private void group(TaskGroup group, List<String> job) {
    add("groups", group.name(), job);
    List<String> scope = within(job, group.name());
    group.services().forEach(service -> add("services", service.name(), scope));
    group.tasks().forEach(task -> task(task, scope));
  }

  private void task(Task task, List<String> group) {
    add("tasks", task.name(), group);
    List<String> scope = within(group, task.name());
    task.services().forEach(service -> add("services", service.name(), scope));
    configured(task, "image", "images", scope);
    configured(task, "command", "commands", scope);
  }

  private void configured(Task task, String key, String context, List<String> scope) {
    if (task.config().get(key) instanceof String text) {
      add(context, text, scope);
    }
  }

  private void add(String context, String name, List<String> scope) {
    names.computeIfAbsent(context, any -> new ArrayList<>()).add(new Found(name, scope));
  }

  private static List<String> within(List<String> scope, String name) {
    return Stream.concat(scope.stream(), Stream.of(name)).toList();
  }
}
