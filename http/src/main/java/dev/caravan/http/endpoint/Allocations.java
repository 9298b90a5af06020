package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;

/** What can be read of allocations. */
public final class Allocations {

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/allocations", call -> new Answer.Live(state -> list(state, call.query())))
        .read(
            "/v1/allocation/{alloc}",
            call -> new Answer.Live(state -> one(state, call.name("alloc"))));
  }

  private static Look list(ClusterState state, Parameters query) {
    boolean resources = query.flag("resources");
    Listing<Allocation> listing =
        new Listing<>(
            allocation -> allocation.id().value(),
            allocation -> allocation.jobId().namespace(),
            allocation ->
                resources
                    ? AllocationJson.stubWithResources(state, allocation)
                    : AllocationJson.stub(state, allocation));
    return new Look(
        Indexes.allocations(state.allocations()),
        () -> listing.show(state.allocations().stream(), query));
  }

  private static Look one(ClusterState state, String id) {
    Allocation allocation = Lookup.allocation(state, id);
    return new Look(
        allocation.modifyIndex(), () -> Answer.Json.of(AllocationJson.of(state, allocation)));
  }
}
