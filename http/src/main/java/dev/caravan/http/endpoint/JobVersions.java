package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.diff.json.DiffJson;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.Views;
import dev.caravan.http.json.JobJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import java.util.List;
import java.util.stream.IntStream;

/** The versions that are kept of a job. */
public final class JobVersions {

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/job/{job*}/versions", call -> new Answer.Live(state -> versions(state, call)));
  }

  private static Look versions(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    return new Look(
        Indexes.job(state, id), () -> Answer.Json.of(json(state, id, call.query().flag("diffs"))));
  }

  private static ObjectNode json(ClusterState state, JobId id, boolean diffs) {
    RegisteredJob job =
        state.job(id).orElseThrow(() -> ApiException.notFound("job versions not found"));
    JobStatus status = Views.jobStatus(state, job);
    ObjectNode json = Json.object();
    json.set(
        "Versions",
        Json.array(job.versions().stream(), version -> JobJson.version(job, version, status)));
    json.set("Diffs", diffs ? diffs(job.versions()) : Json.nothing());
    return json;
  }

  /** What each version but the oldest changed of the one before it, newest first. */
  private static ArrayNode diffs(List<JobVersion> newestFirst) {
    return Json.array(
        IntStream.range(1, newestFirst.size()).boxed(),
        older -> diff(newestFirst.get(older).job(), newestFirst.get(older - 1).job()));
  }

  private static JsonNode diff(Job older, Job newer) {
    return Json.parse(DiffJson.write(JobDiffer.diff(older, newer)));
  }
}
