package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.json.DeploymentJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import java.util.List;

/** What can be read of deployments. */
public final class Deployments {

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/deployments", call -> new Answer.Live(state -> list(state, call.query())))
        .read(
            "/v1/deployment/allocations/{deployment}",
            call -> new Answer.Live(state -> allocations(state, call.name("deployment"))))
        .read(
            "/v1/deployment/{deployment}",
            call -> new Answer.Live(state -> one(state, call.name("deployment"))));
  }

  private static Look list(ClusterState state, Parameters query) {
    Listing<Deployment> listing =
        new Listing<>(
            deployment -> deployment.id().value(),
            deployment -> deployment.jobId().namespace(),
            DeploymentJson::of);
    return new Look(
        Indexes.deployments(state.deployments()),
        () -> listing.show(state.deployments().stream(), query));
  }

  private static Look one(ClusterState state, String id) {
    Deployment deployment = Lookup.deployment(state, id);
    return new Look(deployment.modifyIndex(), () -> Answer.Json.of(DeploymentJson.of(deployment)));
  }

  private static Look allocations(ClusterState state, String id) {
    Deployment deployment = Lookup.deployment(state, id);
    List<Allocation> all =
        state.allocationsOf(deployment.jobId()).stream()
            .filter(allocation -> deployment.id().equals(allocation.deploymentId()))
            .toList();
    return new Look(
        Math.max(deployment.modifyIndex(), Indexes.allocations(all)),
        () -> Answer.Json.of(Json.array(all.stream(), one -> AllocationJson.stub(state, one))));
  }
}
