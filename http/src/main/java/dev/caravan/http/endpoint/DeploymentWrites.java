package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.view.DeploymentUpdate;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;

/** What is done with deployments. */
public final class DeploymentWrites {
  private final Scheduler scheduler;

  /** For the deployments of this scheduler. */
  public DeploymentWrites(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/deployment/promote/{deployment}", this::promote)
        .write("/v1/deployment/fail/{deployment}", this::fail)
        .write("/v1/deployment/pause/{deployment}", this::pause)
        .write("/v1/deployment/unblock/{deployment}", this::unblock)
        .write("/v1/deployment/allocation-health/{deployment}", this::setHealth);
  }

  private Answer promote(Call call) {
    Body body = Body.required(call.body());
    String[] groups =
        body.flag("All") ? new String[0] : body.texts("Groups").toArray(String[]::new);
    return answer(scheduler.promote(id(call), groups));
  }

  private Answer fail(Call call) {
    Body.optional(call.body());
    return answer(scheduler.failDeployment(id(call)));
  }

  private Answer pause(Call call) {
    Body body = Body.required(call.body());
    String id = id(call);
    return answer(
        body.flag("Pause") ? scheduler.pauseDeployment(id) : scheduler.resumeDeployment(id));
  }

  private Answer unblock(Call call) {
    Body.optional(call.body());
    return answer(scheduler.unblockDeployment(id(call)));
  }

  private Answer setHealth(Call call) {
    Body body = Body.required(call.body());
    return answer(
        scheduler.setAllocationHealth(
            id(call), body.texts("HealthyAllocationIDs"), body.texts("UnhealthyAllocationIDs")));
  }

  private String id(Call call) {
    return Lookup.deployment(scheduler.state(), call.name("deployment")).id().value();
  }

  private Answer answer(DeploymentUpdate done) {
    ObjectNode json = Json.object();
    Registrations.putEvaluation(json, scheduler, done.evaluationId());
    json.put("DeploymentModifyIndex", done.modifyIndex());
    json.put("RevertedJobVersion", done.revertedJobVersion());
    json.put("Index", scheduler.state().position());
    json.put("LastContact", 0);
    json.put("KnownLeader", true);
    return Answer.Json.of(json);
  }
}
