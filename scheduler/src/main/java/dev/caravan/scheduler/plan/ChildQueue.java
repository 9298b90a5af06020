package dev.caravan.scheduler.plan;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The children of a parameterized job that may run at once. Those that run keep their place; the
 * oldest of the others come next.
 *
 * @param most how many; 0 for any number
 * @param letGo the children that have a place, where there is a limit
 */
record ChildQueue(JobId parent, int most, Set<JobId> letGo) {

  static ChildQueue of(ClusterState state, JobId parent) {
    int most =
        state
            .job(parent)
            .map(job -> job.job().parameterized())
            .map(Parameterized::maxConcurrent)
            .orElse(0);
    return new ChildQueue(parent, most, most == 0 ? Set.of() : letGo(state, parent, most));
  }

  private static Set<JobId> letGo(ClusterState state, JobId parent, int most) {
    Set<JobId> letGo = new HashSet<>();
    for (RegisteredJob child : state.childrenOf(parent)) {
      if (StartGate.isStarted(state, child)) {
        letGo.add(child.job().id());
      }
    }
    for (RegisteredJob child : state.childrenOf(parent)) {
      if (letGo.size() < most && Phases.of(state, child) == Phase.PENDING) {
        letGo.add(child.job().id());
      }
    }
    return letGo;
  }

  /** What a child waits for; empty if it has a place. */
  Optional<String> waitsFor(RegisteredJob child) {
    return most == 0 || letGo.contains(child.job().id())
        ? Optional.empty()
        : Optional.of(
            "waits for its turn: job \"%s\" has max_concurrent = %d"
                .formatted(parent.value(), most));
  }
}
