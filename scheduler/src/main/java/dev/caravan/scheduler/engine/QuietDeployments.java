package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when deployments have nothing due, as long as nothing of their jobs changes. There may be
 * many with many allocations, and they are looked at with each step of the engine, so what was
 * worked out is remembered; it follows from the state alone. Not thread-safe.
 */
final class QuietDeployments {
  private final Map<DeploymentId, Known> known = new HashMap<>();

  /** From what it was worked out, to be compared by identity: states share what has not changed. */
  private record Known(
      Deployment deployment,
      @Nullable RegisteredJob job,
      List<Allocation> allocations,
      List<Evaluation> evaluations,
      Instant until) {

    static Known of(ClusterState state, Deployment deployment, Instant until) {
      return new Known(
          deployment,
          state.job(deployment.jobId()).orElse(null),
          state.allocationsOf(deployment.jobId()),
          state.evaluationsOf(deployment.jobId()),
          until);
    }

    @SuppressWarnings("ReferenceEquality")
    boolean holdsFor(ClusterState state, Deployment newest) {
      return deployment == newest
          && allocations == state.allocationsOf(newest.jobId())
          && evaluations == state.evaluationsOf(newest.jobId())
          && job == state.job(newest.jobId()).orElse(null);
    }
  }

  /** Until when nothing is due; the beginning of time if that is to be worked out. */
  Instant until(ClusterState state, Deployment deployment) {
    Known last = known.get(deployment.id());
    return last != null && last.holdsFor(state, deployment) ? last.until() : Instant.MIN;
  }

  /** Remembers that nothing is due until then. */
  void note(ClusterState state, Deployment deployment, Instant until) {
    known.put(deployment.id(), Known.of(state, deployment, until));
  }

  /** Forgets the deployments that have ended. */
  void forgetEnded(ClusterState state) {
    Set<DeploymentId> active = new HashSet<>();
    state.activeDeployments().forEach(deployment -> active.add(deployment.id()));
    known.keySet().retainAll(active);
  }
}
