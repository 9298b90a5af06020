package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.List;

/** How many allocations the groups of a job have, and how many they are to have. */
public final class Scaling {
  private final Scheduler scheduler;

  /** For the jobs of this scheduler. */
  public Scaling(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The path. */
  public void addTo(Router router) {
    router
        .read("/v1/job/{job*}/scale", call -> new Answer.Live(state -> status(state, call)))
        .write("/v1/job/{job*}/scale", this::scale);
  }

  private static Look status(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    return new Look(
        Indexes.job(state, id), () -> Answer.Json.of(status(state, Lookup.job(state, id))));
  }

  private static ObjectNode status(ClusterState state, RegisteredJob job) {
    ObjectNode json = Json.object();
    json.put("JobID", job.job().id().value());
    json.put("Namespace", job.job().id().namespace());
    json.put("JobCreateIndex", job.createIndex());
    json.put("JobModifyIndex", job.modifyIndex());
    json.put("JobStopped", job.stopped());
    ObjectNode groups = json.putObject("TaskGroups");
    List<Allocation> all = state.allocationsOf(job.job().id());
    job.job().taskGroups().forEach(group -> groups.set(group.name(), status(group, all)));
    return json;
  }

  private static ObjectNode status(TaskGroup group, List<Allocation> all) {
    List<Allocation> live =
        all.stream()
            .filter(one -> one.taskGroup().equals(group.name()) && !one.isTerminal())
            .toList();
    long running = live.stream().filter(one -> one.clientStatus() == ClientStatus.RUNNING).count();
    long healthy = live.stream().filter(one -> Boolean.TRUE.equals(one.healthy())).count();
    long unhealthy = live.stream().filter(one -> Boolean.FALSE.equals(one.healthy())).count();
    ObjectNode json = Json.object();
    json.put("Desired", group.count());
    json.put("Placed", live.size());
    json.put("Running", running);
    json.put("Healthy", healthy);
    json.put("Unhealthy", unhealthy);
    json.putArray("Events");
    return json;
  }

  private Answer scale(Call call) {
    JobId id = Lookup.jobId(call);
    Body body = Body.required(call.body());
    String group = group(body);
    int count = count(body);
    RegisteredJob job =
        scheduler
            .state()
            .job(id)
            .orElseThrow(() -> ApiException.notFound("job \"%s\" not found".formatted(id.value())));
    if (job.job().taskGroup(group).isEmpty()) {
      throw ApiException.badRequest(
          "task group \"%s\" specified for scaling does not exist in job".formatted(group));
    }
    return Registrations.answer(
        scheduler, Registrations.checked(() -> scheduler.scale(id, group, count)));
  }

  private static String group(Body body) {
    return body.within("Target")
        .text("Group")
        .filter(name -> !name.isEmpty())
        .orElseThrow(() -> ApiException.badRequest("missing task group name for scaling action"));
  }

  private static int count(Body body) {
    long count =
        body.number("Count")
            .orElseThrow(() -> ApiException.badRequest("Count must be specified for scaling"));
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw ApiException.badRequest(
          "scaling action count must be a positive number or zero, but is " + count);
    }
    return (int) count;
  }
}
