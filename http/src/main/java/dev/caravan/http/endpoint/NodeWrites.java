package dev.caravan.http.endpoint;

import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;

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
        .write("/v1/node/{node}/drain", this::drain)
        .write("/v1/node/{node}/evaluate", this::evaluate)
        .write("/v1/node/{node}/purge", this::purge);
  }

  private Answer eligibility(Call call) {
    String node = id(call);
    boolean eligible = eligible(Body.required(call.body()).text("Eligibility").orElse(""));
    scheduler.setEligibility(node, eligible);
    return answer(modifyIndex(node), List.of());
  }

  /** Without a specification, a drain that goes on is ended. */
  private Answer drain(Call call) {
    String node = id(call);
    Body body = Body.required(call.body());
    if (body.find("DrainSpec").isPresent()) {
      scheduler.drain(node, spec(body.within("DrainSpec")), body.strings("Meta"));
    } else {
      scheduler.cancelDrain(node, body.flag("MarkEligible"));
    }
    return answer(modifyIndex(node), List.of());
  }

  /** A negative deadline means at once, none or zero as long as it takes. */
  private static DrainSpec spec(Body spec) {
    long nanos = spec.number("Deadline").orElse(0L);
    Duration deadline = nanos == 0 ? null : Duration.ofNanos(Math.max(0, nanos));
    return new DrainSpec(deadline, spec.flag("IgnoreSystemJobs"));
  }

  private Answer evaluate(Call call) {
    Body.optional(call.body());
    String node = id(call);
    return answer(modifyIndex(node), scheduler.evaluateNode(node));
  }

  private Answer purge(Call call) {
    Body.optional(call.body());
    List<EvaluationId> evaluations = scheduler.purgeNode(id(call));
    return answer(scheduler.state().position(), evaluations);
  }

  private String id(Call call) {
    return Lookup.node(scheduler.state(), call.name("node")).id().value();
  }

  private long modifyIndex(String node) {
    return Lookup.node(scheduler.state(), node).modifyIndex();
  }

  private Answer answer(long nodeModifyIndex, List<EvaluationId> evaluations) {
    ClusterState state = scheduler.state();
    long created =
        evaluations.stream()
            .flatMap(id -> state.evaluation(id).stream())
            .mapToLong(Evaluation::createIndex)
            .max()
            .orElse(0);
    return Answer.Json.of(
        Json.object()
            .put("NodeModifyIndex", nodeModifyIndex)
            .put("EvalCreateIndex", created)
            .put("Index", state.position())
            .set("EvalIDs", Json.texts(evaluations.stream().map(EvaluationId::value))));
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
