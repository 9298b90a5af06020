package dev.caravan.http.endpoint;

import dev.caravan.http.request.Router;

/** What concerns the cluster as a whole. */
public final class SystemEndpoints {

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/system/gc", NotYet.endpoint("collecting garbage"))
        .write("/v1/system/reconcile/summaries", NotYet.endpoint("reconciling summaries"));
  }
}
