package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.model.JobId;
import dev.caravan.core.view.ChildRegistration;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.Base64;

/** Has children of parameterized and periodic jobs run. */
public final class JobChildren {
  private final Scheduler scheduler;

  /** For the jobs of this scheduler. */
  public JobChildren(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/job/{job*}/dispatch", this::dispatch)
        .write("/v1/job/{job*}/periodic/force", this::forcePeriodic);
  }

  private Answer dispatch(Call call) {
    JobId parent = Lookup.jobId(call);
    Body body = Body.optional(call.body());
    DispatchOptions options =
        new DispatchOptions(
            call.query().text("idempotency_token").orElse(""),
            body.text("IdPrefixTemplate").orElse(""));
    byte[] payload = payload(body);
    return answer(
        Registrations.checked(
            () -> scheduler.dispatch(parent, payload, body.strings("Meta"), options)));
  }

  /** Go's JSON has bytes in Base64. */
  private static byte[] payload(Body body) {
    try {
      return Base64.getDecoder().decode(body.text("Payload").orElse(""));
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("Payload must be Base64: " + e.getMessage());
    }
  }

  private Answer answer(ChildRegistration done) {
    ObjectNode json = Json.object();
    json.put("DispatchedJobID", done.id().value());
    Registrations.putEvaluation(json, scheduler, done.evaluationId());
    json.put("JobCreateIndex", done.createIndex());
    json.put("Index", scheduler.state().position());
    return Answer.Json.of(json);
  }

  private Answer forcePeriodic(Call call) {
    JobId id = Lookup.jobId(call);
    Body.optional(call.body());
    Lookup.job(scheduler.state(), id);
    ObjectNode json = Json.object();
    Registrations.putEvaluation(json, scheduler, scheduler.forceLaunch(id).evaluationId());
    json.put("Index", scheduler.state().position());
    return Answer.Json.of(json);
  }
}
