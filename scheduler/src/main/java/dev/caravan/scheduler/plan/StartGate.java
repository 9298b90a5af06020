package dev.caravan.scheduler.plan;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has to happen before anything of a job is placed. What it needed to know is remembered, so
 * that asking for many jobs of one state costs little.
 */
public final class StartGate {
  private final ClusterState state;
  private final Dependencies dependencies;
  private final Map<JobId, ChildQueue> queues = new HashMap<>();

  /** For jobs of this state. */
  public StartGate(ClusterState state) {
    this.state = state;
    this.dependencies = new Dependencies(state);
  }

  /** What a job waits for, as a sentence without its subject; empty if it may be placed. */
  public Optional<String> waitsFor(RegisteredJob job) {
    return dependencies
        .waitsFor(job)
        .or(() -> job.job().parent().flatMap(parent -> queue(parent).waitsFor(job)));
  }

  private ChildQueue queue(JobId parent) {
    return queues.computeIfAbsent(parent, id -> ChildQueue.of(state, id));
  }

  /** Whether something of a job runs or is about to. */
  static boolean isStarted(ClusterState state, RegisteredJob job) {
    return state.allocationsOf(job).stream().anyMatch(allocation -> !allocation.isTerminal());
  }
}
