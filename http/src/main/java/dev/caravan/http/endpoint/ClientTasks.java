package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.CheckJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.UsageJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of running tasks: what they use, to start anew, to take a signal. */
public final class ClientTasks {
  private final Scheduler scheduler;
  private final Clock clock;

  /**
   * For the allocations of this scheduler.
   *
   * @param clock when something was measured
   */
  public ClientTasks(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/client/allocation/{alloc}/stats", this::stats)
        .read("/v1/client/allocation/{alloc}/checks", this::checks)
        .write("/v1/client/allocation/{alloc}/restart", this::restart)
        .write("/v1/client/allocation/{alloc}/signal", this::signal)
        .read("/v1/client/allocation/{alloc}/gc", this::removeFiles)
        .write("/v1/client/allocation/{alloc}/gc", this::removeFiles)
        .read("/v1/client/gc", this::removeAllFiles)
        .write("/v1/client/gc", this::removeAllFiles);
  }

  private Answer removeFiles(Call call) {
    Allocation allocation = allocation(call);
    if (!scheduler.removeFiles(allocation.id().value())) {
      throw ApiException.notFound("Unknown allocation \"%s\"".formatted(allocation.id()));
    }
    return Answer.Json.of(Json.nothing());
  }

  /** Of the node that is named, or of all. */
  private Answer removeAllFiles(Call call) {
    ClusterState state = scheduler.state();
    call.query()
        .text("node_id")
        .map(id -> List.of(Lookup.node(state, id)))
        .orElseGet(() -> List.copyOf(state.nodes()))
        .forEach(node -> scheduler.removeFilesOnNode(node.id().value()));
    return Answer.Json.of(Json.nothing());
  }

  private Answer restart(Call call) {
    Allocation allocation = allocation(call);
    Body body = Body.optional(call.body());
    Optional<String> task =
        body.text("TaskName").or(() -> body.text("Task")).filter(name -> !name.isEmpty());
    if (body.flag("AllTasks")) {
      return restartAll(allocation, task);
    }
    scheduler.restartTasks(allocation.id().value(), known(allocation, task).orElse(null));
    return done();
  }

  private Answer restartAll(Allocation allocation, Optional<String> task) {
    if (task.isPresent()) {
      throw ApiException.refused("task name cannot be set when restarting all tasks");
    }
    scheduler.restartAllTasks(allocation.id().value());
    return done();
  }

  private Answer signal(Call call) {
    Allocation allocation = allocation(call);
    Body body = Body.required(call.body());
    Optional<String> task = body.text("Task").or(() -> body.text("TaskName"));
    String signal = body.text("Signal").filter(name -> !name.isEmpty()).orElse("SIGKILL");
    scheduler.signalTasks(allocation.id().value(), known(allocation, task).orElse(null), signal);
    return done();
  }

  private Answer done() {
    return Answer.Json.of(Json.object().put("Index", scheduler.state().position()));
  }

  private Allocation allocation(Call call) {
    return Lookup.allocation(scheduler.state(), call.name("alloc"));
  }

  private static Optional<String> known(Allocation allocation, Optional<String> task) {
    Optional<String> named = task.filter(name -> !name.isEmpty());
    named
        .filter(name -> !allocation.resources().tasks().containsKey(name))
        .ifPresent(
            name -> {
              throw ApiException.notFound(
                  "Could not find task named: %s, found: %s"
                      .formatted(name, allocation.resources().tasks().keySet()));
            });
    return named;
  }

  private Answer checks(Call call) {
    Allocation allocation = allocation(call);
    try {
      return Answer.Json.of(CheckJson.of(scheduler.checks(allocation.id().value())));
    } catch (UnknownIdException e) {
      throw ApiException.notFound(String.valueOf(e.getMessage()));
    }
  }

  private Answer stats(Call call) {
    Allocation allocation = allocation(call);
    try {
      return Answer.Json.of(json(scheduler.stats(allocation.id().value())));
    } catch (UnknownIdException e) {
      throw ApiException.notFound(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode json(Map<String, TaskUsage> tasks) {
    long now = clock.millis() * 1_000_000;
    ObjectNode json = Json.object();
    json.set(
        "ResourceUsage",
        UsageJson.of(tasks.values().stream().reduce(TaskUsage.NONE, TaskUsage::plus)));
    json.set("Tasks", Json.object(tasks, usage -> UsageJson.ofTask(usage, now)));
    json.put("Timestamp", now);
    return json;
  }
}
