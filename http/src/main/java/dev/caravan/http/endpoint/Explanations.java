package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.JobId;
import dev.caravan.http.json.ExplanationJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.AmbiguousIdException;
import dev.caravan.scheduler.ClusterView;
import dev.caravan.scheduler.History;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;

/** Why allocations are where they are, and not elsewhere. */
public final class Explanations {
  private final Scheduler scheduler;

  /** By this scheduler. */
  public Explanations(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/allocation/{alloc}/explain", this::placement)
        .read("/v1/job/{job*}/explain", this::node);
  }

  private Answer placement(Call call) {
    ClusterView view = view(call);
    Allocation allocation = Lookup.allocation(view.state(), call.name("alloc"));
    return Answer.Json.of(ExplanationJson.of(view.explain(allocation.id().value())));
  }

  private Answer node(Call call) {
    JobId job = Lookup.jobId(call);
    String group = required(call, "group");
    String node = required(call, "node");
    try {
      return Answer.Json.of(ExplanationJson.of(view(call).explain(job, group, node)));
    } catch (UnknownIdException | AmbiguousIdException e) {
      throw ApiException.notFound(String.valueOf(e.getMessage()));
    }
  }

  /** The cluster at the moment that is asked for. */
  private ClusterView view(Call call) {
    History history = scheduler.history();
    return history.at(
        Moment.position(history, call.query(), Moment.AT).orElseGet(history::position));
  }

  private static String required(Call call, String name) {
    return call.query()
        .text(name)
        .orElseThrow(() -> ApiException.badRequest("say which " + name + ": ?" + name + "=…"));
  }
}
