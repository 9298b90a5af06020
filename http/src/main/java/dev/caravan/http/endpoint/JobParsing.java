package dev.caravan.http.endpoint;

import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.JobLanguage;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.JobVariables;
import dev.caravan.core.jobspec.UncheckedJob;
import dev.caravan.http.json.JobJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import java.util.UUID;

/** Makes JSON of job files. Nothing is judged but the language. */
public final class JobParsing {
  private static final String SOURCE = "input.hcl";

  /** The path. */
  public void addTo(Router router) {
    router.write("/v1/jobs/parse", JobParsing::parse);
  }

  /** Jobs are in canonical form in any case, whether or not {@code Canonicalize} is set. */
  private static Answer parse(Call call) {
    Body body = Body.required(call.body());
    String text = body.text("JobHCL").orElse("");
    if (text.isBlank()) {
      throw ApiException.badRequest("Job spec is empty");
    }
    try {
      return Answer.Json.of(JobJson.declaration(job(text, body)));
    } catch (InvalidJobException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static UncheckedJob job(String text, Body body) {
    JobVariables none = JobVariables.none().withUuids(UUID::randomUUID);
    JobVariables variables =
        body.text("Variables").map(values -> none.fromText(values, "Variables")).orElse(none);
    JobLanguage language = body.flag("hclv1") ? JobLanguage.HCL1 : JobLanguage.HCL2;
    return JobSpec.parseUnchecked(text, SOURCE, language, variables);
  }
}
