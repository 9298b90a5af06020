package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.UncheckedJob;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.PlanJson;
import dev.caravan.http.json.Sentences;
import dev.caravan.http.json.WhatIfJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.List;
import java.util.stream.Stream;

/** Registering, planning, validating and stopping jobs. */
public final class JobWrites {
  private final Scheduler scheduler;

  /** For the jobs of this scheduler. */
  public JobWrites(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/jobs", this::register)
        .write("/v1/validate/job", this::validate)
        .write("/v1/job/{job*}/plan", this::plan)
        .write("/v1/job/{job*}", this::registerAs)
        .delete("/v1/job/{job*}", this::stop);
  }

  private Answer register(Call call) {
    Body body = Body.required(call.body());
    return register(body, usable(JobBody.of(body)));
  }

  private Answer registerAs(Call call) {
    Body body = Body.required(call.body());
    Job job = usable(JobBody.of(body));
    JobBody.requireId(job, call.name("job"));
    return register(body, job);
  }

  private Answer register(Body body, Job job) {
    JobBody.requirePlace(job);
    Registration done =
        Registrations.checked(
            () ->
                body.flag("EnforceIndex")
                    ? scheduler.register(job, body.number("JobModifyIndex").orElse(0L))
                    : scheduler.register(job));
    return Answer.Json.of(Notes.addTo(Registrations.json(scheduler, done), job));
  }

  private Answer plan(Call call) {
    Body body = Body.required(call.body());
    Job job = usable(JobBody.of(body));
    JobBody.requireId(job, call.name("job"));
    JobBody.requirePlace(job);
    if (body.find("WhatIf").isPresent()) {
      return whatIf(job, body.within("WhatIf"));
    }
    PlanResult plan = Registrations.checked(() -> scheduler.plan(job));
    return Answer.Json.of(
        Notes.addTo(PlanJson.of(plan, body.flag("Diff"), scheduler.state()), job));
  }

  private Answer whatIf(Job job, Body body) {
    WhatIf[] changes = WhatIfBody.read(body, scheduler.state()).toArray(WhatIf[]::new);
    WhatIfResult result = Registrations.checked(() -> scheduler.plan(job, changes));
    return Answer.Json.of(Notes.addTo(WhatIfJson.of(result), job));
  }

  private Answer validate(Call call) {
    UncheckedJob read = JobBody.of(Body.required(call.body()));
    Job job = read.job();
    List<String> problems = problems(read);
    ObjectNode json = Json.object();
    json.put("DriverConfigValidated", true);
    json.set("ValidationErrors", Json.texts(problems.stream()));
    json.put("Error", Sentences.errors(problems));
    json.put(
        "Warnings",
        Sentences.warnings(JobSpec.warnings(job).stream().map(Registrations::sentence).toList()));
    return Answer.Json.of(Notes.addTo(json, job));
  }

  /**
   * The job, in which every word has a meaning.
   *
   * @throws ApiException otherwise, with all that is wrong with it
   */
  private Job usable(UncheckedJob read) {
    if (!read.unknownWords().isEmpty()) {
      throw ApiException.refused(Sentences.errors(problems(read)));
    }
    return read.job();
  }

  private List<String> problems(UncheckedJob read) {
    return Stream.concat(read.unknownWords().stream(), scheduler.validate(read.job()).stream())
        .map(Registrations::sentence)
        .toList();
  }

  private Answer stop(Call call) {
    JobId id = Lookup.jobId(call);
    return Registrations.answer(scheduler, scheduler.stop(id, call.query().flag("purge")));
  }
}
