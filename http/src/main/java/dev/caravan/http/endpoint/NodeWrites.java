package dev.caravan.http.endpoint;

import dev.caravan.core.model.Node;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;

/** What is done with nodes. */
public final class NodeWrites {
  private final Scheduler scheduler;

  /** For the nodes of this scheduler. */
  public NodeWrites(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/node/{node}/eligibility", this::eligibility)
        .write("/v1/node/{node}/drain", NotYet.endpoint("draining nodes"))
        .write("/v1/node/{node}/evaluate", NotYet.endpoint("evaluating the jobs of a node"))
        .write("/v1/node/{node}/purge", NotYet.endpoint("purging nodes"));
  }

  private Answer eligibility(Call call) {
    Node node = Lookup.node(scheduler.state(), call.name("node"));
    boolean eligible = eligible(Body.required(call.body()).text("Eligibility").orElse(""));
    scheduler.setEligibility(node.id().value(), eligible);
    long changed = Lookup.node(scheduler.state(), node.id().value()).modifyIndex();
    return Answer.Json.of(
        Json.object()
            .put("NodeModifyIndex", changed)
            .put("Index", scheduler.state().position())
            .set("EvalIDs", Json.array()));
  }

  private static boolean eligible(String word) {
    return switch (word) {
      case "eligible" -> true;
      case "ineligible" -> false;
      default ->
          throw ApiException.badRequest(
              "Invalid Eligibility \"%s\"; it must be eligible or ineligible".formatted(word));
    };
  }
}
