package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.json.EvaluationJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import java.util.List;
import java.util.stream.Stream;

/** What can be read of evaluations. */
public final class Evaluations {

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/evaluations", call -> new Answer.Live(state -> list(state, call.query())))
        .read(
            "/v1/evaluation/{eval}/allocations",
            call -> new Answer.Live(state -> allocations(state, call.name("eval"))))
        .read(
            "/v1/evaluation/{eval}",
            call -> new Answer.Live(state -> one(state, call.name("eval"))));
  }

  private static Look list(ClusterState state, Parameters query) {
    Listing<Evaluation> listing =
        new Listing<>(
            evaluation -> evaluation.id().value(),
            evaluation -> evaluation.jobId().namespace(),
            evaluation -> EvaluationJson.of(state, evaluation));
    return new Look(
        Indexes.evaluations(state.evaluations()), () -> listing.show(chosen(state, query), query));
  }

  private static Stream<Evaluation> chosen(ClusterState state, Parameters query) {
    String status = query.text("status").orElse("");
    String job = query.text("job").orElse("");
    return state.evaluations().stream()
        .filter(one -> status.isEmpty() || one.status().word().equals(status))
        .filter(one -> job.isEmpty() || one.jobId().value().equals(job));
  }

  private static Look one(ClusterState state, String id) {
    Evaluation evaluation = Lookup.evaluation(state, id);
    return new Look(
        evaluation.modifyIndex(), () -> Answer.Json.of(EvaluationJson.of(state, evaluation)));
  }

  private static Look allocations(ClusterState state, String id) {
    Evaluation evaluation = Lookup.evaluation(state, id);
    List<Allocation> all =
        state.allocationsOf(evaluation.jobId()).stream()
            .filter(allocation -> allocation.evaluationId().equals(evaluation.id()))
            .toList();
    return new Look(
        Math.max(evaluation.modifyIndex(), Indexes.allocations(all)),
        () -> Answer.Json.of(Json.array(all.stream(), one -> AllocationJson.stub(state, one))));
  }
}
