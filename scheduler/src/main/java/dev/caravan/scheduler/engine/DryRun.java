package dev.caravan.scheduler.engine;

import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Explainer;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan made on a copy of the state, as if a job were registered. Nothing of it is carried out.
 */
final class DryRun {
  private final ClusterState state;
  private final Job job;
  private final PlacementOptions options;
  private final Plan plan;

  /** What would be done if a job were registered now. */
  DryRun(ClusterState state, Job declared, Instant now, PlacementOptions options) {
    this.job = asIfLaunched(declared);
    this.options = options;
    this.state = asIfRegistered(state, job, now);
    this.plan = Planner.plan(this.state, job.id(), null, now, new DryRunIds(), options);
  }

  Plan plan() {
    return plan;
  }

  /** By group that could not be placed: the node to which the least would have to change. */
  Map<String, NodeObstacles> nearestMisses() {
    RegisteredJob registered = state.job(job.id()).orElseThrow();
    Map<String, NodeObstacles> nearest = new TreeMap<>();
    for (String name : plan.failedPlacements().keySet()) {
      job.taskGroup(name)
          .flatMap(
              group ->
                  new Explainer(state, registered, group, options, plan.placements()).nearestMiss())
          .ifPresent(miss -> nearest.put(name, miss));
    }
    return nearest;
  }

  /** A job that has children is planned as what would be launched of it now. */
  private static Job asIfLaunched(Job job) {
    return job.isParent() ? job.toBuilder().periodic(null).parameterized(null).build() : job;
  }

  private static ClusterState asIfRegistered(ClusterState state, Job job, Instant now) {
    Optional<RegisteredJob> registered = state.job(job.id());
    if (isRegistered(registered, job)) {
      return state;
    }
    long version = registered.map(RegisteredJob::version).orElse(-1L) + 1;
    return after(state, job.id().toString(), new JobRegistered(job.id(), version, job), now);
  }

  /** Whether a job is registered like this, and runs. */
  static boolean isRegistered(Optional<RegisteredJob> registered, Job job) {
    return registered
        .filter(one -> !one.stopped())
        .filter(one -> one.job().equals(job))
        .isPresent();
  }

  /** The state as it would be after an event: the same fold as for real, on a copy. */
  static ClusterState after(ClusterState state, String subject, Event event, Instant now) {
    return state.fold(
        new RecordedEvent(state.position() + 1, now, Actors.SCHEDULER, subject, 0, event));
  }
}
