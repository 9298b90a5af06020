package dev.caravan.example.cli.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.example.client.Query;

/** Paths and bodies of requests that are about jobs. */
final class JobRequests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JobRequests() {}

  /** The job in an object of its own, as the API takes it. */
  static ObjectNode body(Job job) {
    try {
      return (ObjectNode) MAPPER.readTree(JobSpec.toJson(job));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job was not written as JSON", e);
    }
  }

  /** The path of a job. */
  static String path(String jobId) {
    return "/v1/job/" + Query.step(jobId);
  }

  /** The path of something of a job. */
  static String path(String jobId, String what) {
    return path(jobId) + "/" + what;
  }

  /** An object that names the job. */
  static ObjectNode naming(String jobId) {
    return MAPPER.createObjectNode().put("JobID", jobId);
  }

  /** The same job, wrapped for printing. */
  static JsonNode wrapped(JsonNode job) {
    return MAPPER.createObjectNode().set("Job", job);
  }
}
