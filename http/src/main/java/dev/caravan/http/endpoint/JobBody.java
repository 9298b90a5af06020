package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.JobLanguage;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.JobVariables;
import dev.caravan.core.jobspec.UncheckedJob;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.http.request.ApiException;

/** The job in the body of a request. */
final class JobBody {
  private static final String REGION = "global";

  private JobBody() {}

  /**
   * The job, whether or not it can be used.
   *
   * @throws ApiException if there is none, or it cannot be read
   */
  static UncheckedJob of(Body body) {
    ObjectNode json =
        body.object("Job").orElseThrow(() -> ApiException.badRequest("Job must be specified"));
    dropKeptUpdates(json);
    try {
      return JobSpec.parseUnchecked(json.toString(), "Job", JobLanguage.HCL2, JobVariables.none());
    } catch (InvalidJobException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A job that was read and is sent back has what a server keeps of the updates of the job as a
   * whole: a pace without a health check. It says nothing, since each group has its own by then.
   */
  private static void dropKeptUpdates(ObjectNode job) {
    JsonNode healthCheck = job.path("Update").path("HealthCheck");
    if (healthCheck.isTextual() && healthCheck.textValue().isEmpty()) {
      job.remove("Update");
    }
  }

  /**
   * Checks that a job is the one that the path names.
   *
   * @throws ApiException otherwise
   */
  static void requireId(Job job, String id) {
    if (!job.id().value().equals(id)) {
      throw ApiException.badRequest(
          "Job ID does not match: the path names \"%s\", the body \"%s\""
              .formatted(id, job.id().value()));
    }
  }

  /**
   * Checks that a job is for the one region and namespace that there is.
   *
   * @throws ApiException otherwise
   */
  static void requirePlace(Job job) {
    if (!job.region().equals(REGION)) {
      throw ApiException.refused(
          "No path to region \"%s\"; there is only \"%s\"".formatted(job.region(), REGION));
    }
    if (!job.id().namespace().equals(JobId.DEFAULT_NAMESPACE)) {
      throw ApiException.refused(
          "job \"%s\" is in nonexistent namespace \"%s\""
              .formatted(job.id().value(), job.id().namespace()));
    }
  }
}
