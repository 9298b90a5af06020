package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Views;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.json.DeploymentJson;
import dev.caravan.http.json.EvaluationJson;
import dev.caravan.http.json.JobJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.SummaryJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Endpoint;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import java.util.List;
import java.util.function.BiFunction;

/** What can be read of jobs. */
public final class JobReads {

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/jobs", call -> new Answer.Live(state -> list(state, call.query())))
        .read("/v1/job/{job*}/allocations", of(JobReads::allocations))
        .read("/v1/job/{job*}/evaluations", of(JobReads::evaluations))
        .read("/v1/job/{job*}/deployments", of(JobReads::deployments))
        .read("/v1/job/{job*}/deployment", of(JobReads::latestDeployment))
        .read("/v1/job/{job*}/summary", of(JobReads::summary))
        .read("/v1/job/{job*}", of(JobReads::job));
  }

  private static Endpoint of(BiFunction<ClusterState, Call, Look> look) {
    return call -> new Answer.Live(state -> look.apply(state, call));
  }

  private static Look list(ClusterState state, Parameters query) {
    Listing<RegisteredJob> listing =
        new Listing<>(
            job -> job.job().id().value(),
            job -> job.job().id().namespace(),
            job -> stub(state, job));
    return new Look(Indexes.jobs(state), () -> listing.show(state.jobs().stream(), query));
  }

  /** A job as lists show it. */
  static ObjectNode stub(ClusterState state, RegisteredJob job) {
    return JobJson.stub(job, Views.jobStatus(state, job), Indexes.job(state, job.job().id()));
  }

  private static Look job(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    long index = Indexes.job(state, id);
    return new Look(
        index,
        () -> {
          RegisteredJob job = Lookup.job(state, id);
          return Answer.Json.of(JobJson.of(job, Views.jobStatus(state, job), index));
        });
  }

  private static Look summary(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    long index = Indexes.job(state, id);
    return new Look(
        index,
        () -> {
          RegisteredJob job = Lookup.job(state, id);
          return Answer.Json.of(SummaryJson.of(job, Views.jobStatus(state, job), index));
        });
  }

  /** Newest first. With {@code all} also those of an earlier job of the same id. */
  private static Look allocations(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    List<Allocation> all = state.allocationsOf(id);
    long since = since(state, id, call.query());
    return new Look(
        Indexes.allocations(all),
        () ->
            Answer.Json.of(
                Json.array(
                    all.stream().filter(one -> one.createIndex() >= since),
                    one -> AllocationJson.stub(state, one))));
  }

  private static Look evaluations(ClusterState state, Call call) {
    List<Evaluation> all = state.evaluationsOf(Lookup.jobId(call));
    return new Look(
        Indexes.evaluations(all),
        () -> Answer.Json.of(Json.array(all.stream(), one -> EvaluationJson.of(state, one))));
  }

  private static Look deployments(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    List<Deployment> all = state.deploymentsOf(id);
    long since = since(state, id, call.query());
    return new Look(
        Indexes.deployments(all),
        () ->
            Answer.Json.of(
                Json.array(
                    all.stream().filter(one -> one.createIndex() >= since), DeploymentJson::of)));
  }

  /** What came before it belongs to an earlier job of the same id that was purged. */
  private static long since(ClusterState state, JobId id, Parameters query) {
    return query.flag("all") ? 0 : state.job(id).map(RegisteredJob::createIndex).orElse(0L);
  }

  private static Look latestDeployment(ClusterState state, Call call) {
    JobId id = Lookup.jobId(call);
    return new Look(
        Indexes.deployments(state.deploymentsOf(id)),
        () ->
            Answer.Json.of(
                state
                    .latestDeployment(id)
                    .<JsonNode>map(DeploymentJson::of)
                    .orElseGet(Json::nothing)));
  }
}
