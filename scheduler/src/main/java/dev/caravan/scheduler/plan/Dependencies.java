package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The jobs that others wait for. */
public final class Dependencies {
  private final ClusterState state;
  private final Success success;

  /** Of the jobs of this state. */
  public Dependencies(ClusterState state) {
    this.state = state;
    this.success = new Success(state);
  }

  /** What a job waits for; empty if all have succeeded, or it was started before. */
  Optional<String> waitsFor(RegisteredJob job) {
    if (job.job().dependsOn().isEmpty() || wasStarted(job)) {
      return Optional.empty();
    }
    List<String> open =
        job.job()
            .dependencies()
            .filter(other -> !success.of(other))
            .map(other -> "\"" + other.value() + "\"")
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "waits for %s %s to succeed"
                .formatted(open.size() == 1 ? "job" : "jobs", String.join(", ", open)));
  }

  private boolean wasStarted(RegisteredJob job) {
    return !state.allocationsOf(job).isEmpty();
  }

  /**
   * The jobs through which a job would wait for itself if it were declared so: it first and last.
   *
   * @return empty if it would not
   */
  public Optional<String> cycle(Job declared) {
    List<JobId> path = new ArrayList<>(List.of(declared.id()));
    return leadsTo(declared.id(), declared, path, new HashSet<>())
        ? Optional.of(path.stream().map(JobId::value).collect(Collectors.joining(" -> ")))
        : Optional.empty();
  }

  private boolean leadsTo(JobId goal, Job from, List<JobId> path, Set<JobId> seen) {
    for (JobId next : from.dependencies().toList()) {
      path.add(next);
      Optional<RegisteredJob> job = state.job(next);
      if (next.equals(goal)
          || (seen.add(next) && job.isPresent() && leadsTo(goal, job.get().job(), path, seen))) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
