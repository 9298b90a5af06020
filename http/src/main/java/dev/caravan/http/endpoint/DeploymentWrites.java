package dev.caravan.http.endpoint;

import dev.caravan.http.request.Router;

/** What is done with deployments. */
public final class DeploymentWrites {

  /** The paths. */
  public void addTo(Router router) {
    router
        .write("/v1/deployment/promote/{deployment}", NotYet.endpoint("promoting deployments"))
        .write("/v1/deployment/fail/{deployment}", NotYet.endpoint("failing deployments by hand"))
        .write("/v1/deployment/pause/{deployment}", NotYet.endpoint("pausing deployments"))
        .write("/v1/deployment/unblock/{deployment}", NotYet.endpoint("unblocking deployments"))
        .write(
            "/v1/deployment/allocation-health/{deployment}",
            NotYet.endpoint("setting the health of allocations by hand"));
  }
}
