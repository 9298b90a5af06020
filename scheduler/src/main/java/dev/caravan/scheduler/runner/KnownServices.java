package dev.caravan.scheduler.runner;

import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.function.Supplier;

/**
 * The services that run, for the templates of a node: they ask often, and each time for all, so the
 * answer is kept as long as the cluster's state is the same.
 */
final class KnownServices {
  private final Supplier<ClusterState> state;
  private volatile Known known = new Known(ClusterState.EMPTY, List.of());

  /** What ran at a moment. */
  private record Known(ClusterState state, List<ServiceRegistration> services) {}

  /**
   * @param state gives the newest state of the cluster
   */
  KnownServices(Supplier<ClusterState> state) {
    this.state = state;
  }

  List<ServiceRegistration> now() {
    ClusterState newest = state.get();
    Known last = known;
    // Each change makes another state, so the same one has the same services.
    if (last.state().position() != newest.position()) {
      last = new Known(newest, ServiceCatalog.of(newest));
      known = last;
    }
    return last.services();
  }
}
