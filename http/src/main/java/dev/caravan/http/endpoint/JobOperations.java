package dev.caravan.http.endpoint;

import dev.caravan.core.model.JobId;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;

/** What is done with a registered job without declaring it anew. */
public final class JobOperations {
  private final Scheduler scheduler;

  /** For the jobs of this scheduler. */
  public JobOperations(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/job/{job*}/evaluate", this::evaluate)
        .write("/v1/job/{job*}/revert", this::revert)
        .write("/v1/job/{job*}/stable", this::stable);
  }

  private Answer evaluate(Call call) {
    JobId id = Lookup.jobId(call);
    Lookup.job(scheduler.state(), id);
    boolean force = Body.optional(call.body()).within("EvalOptions").flag("ForceReschedule");
    return Registrations.answer(
        scheduler, force ? scheduler.rescheduleFailed(id) : scheduler.evaluate(id));
  }

  private Answer revert(Call call) {
    JobId id = Lookup.jobId(call);
    Lookup.job(scheduler.state(), id);
    Body body = Body.required(call.body());
    long version =
        body.number("JobVersion")
            .orElseThrow(() -> ApiException.badRequest("JobVersion must be specified"));
    Long newest = body.number("EnforcePriorVersion").orElse(null);
    return Registrations.answer(
        scheduler, Registrations.checked(() -> scheduler.revert(id, version, newest)));
  }

  private Answer stable(Call call) {
    JobId id = Lookup.jobId(call);
    Lookup.job(scheduler.state(), id);
    Body body = Body.required(call.body());
    long version =
        body.number("JobVersion")
            .orElseThrow(() -> ApiException.badRequest("JobVersion must be specified"));
    scheduler.setStability(id, version, body.flag("JobStable"));
    return Answer.Json.of(
        Json.object()
            .put("JobModifyIndex", Lookup.job(scheduler.state(), id).modifyIndex())
            .put("Index", scheduler.state().position()));
  }
}
