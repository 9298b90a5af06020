package dev.caravan.http.endpoint;

import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;

/** What concerns the cluster as a whole. */
public final class SystemEndpoints {
  private final Scheduler scheduler;

  /** Of this scheduler. */
  public SystemEndpoints(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. Summaries always follow from the state, so there is nothing to put right. */
  public void addTo(Router router) {
    router
        .write("/v1/system/gc", call -> collectGarbage())
        .write("/v1/system/reconcile/summaries", call -> done());
  }

  private Answer collectGarbage() {
    scheduler.collectGarbage();
    return done();
  }

  private static Answer done() {
    return Answer.Json.of(Json.nothing());
  }
}
