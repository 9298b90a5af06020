package dev.caravan.core.view;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Status;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.ChildSummary;
import dev.caravan.core.view.JobStatus.Phase;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what people read out of the state of the cluster. */
public final class Views {
  private Views() {}

  /**
   * A job with its allocations, its newest deployment and what waits to be placed. What belongs to
   * an earlier job of its id, which was purged, is left out.
   */
  public static JobStatus jobStatus(ClusterState state, RegisteredJob registered) {
    Job job = registered.job();
    List<Allocation> allocations =
        state.allocationsOf(registered).stream()
            .sorted(Comparator.comparingLong(Allocation::createIndex).reversed())
            .toList();
    List<Evaluation> evaluations = state.evaluationsOf(job.id());
    return new JobStatus(
        job.id(),
        job.name(),
        registered.submittedAt(),
        job.type(),
        job.priority(),
        job.datacenters(),
        Phases.of(state, registered),
        registered.stopped(),
        registered.version(),
        registered.stable(),
        registered.modifyIndex(),
        GroupSummaries.of(job, allocations, queued(evaluations)),
        newest(evaluations, Status.BLOCKED).map(Evaluation::waitsFor).orElse(null),
        placementFailures(evaluations),
        state.latestDeployment(job.id()).orElse(null),
        allocations,
        job.isParent() ? children(state, registered) : null);
  }

  /** Without those of an earlier job of the same id, which was purged. */
  private static ChildSummary children(ClusterState state, RegisteredJob parent) {
    Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
    state.childrenOf(parent.job().id()).stream()
        .filter(child -> child.createIndex() >= parent.createIndex())
        .forEach(child -> counts.merge(Phases.of(state, child), 1, Integer::sum));
    return new ChildSummary(
        counts.getOrDefault(Phase.PENDING, 0),
        counts.getOrDefault(Phase.RUNNING, 0),
        counts.getOrDefault(Phase.DEAD, 0));
  }

  /** All jobs that are not purged, by id. */
  public static List<JobStatus> jobStatuses(ClusterState state) {
    return state.jobs().stream().map(job -> jobStatus(state, job)).toList();
  }

  /** An allocation with the declaration of its job that it runs, if that is still kept. */
  public static AllocationStatus allocationStatus(ClusterState state, Allocation allocation) {
    return new AllocationStatus(allocation, state.declarationOf(allocation).orElse(null));
  }

  /** The evaluation that was worked on last has counted anew all that is not placed. */
  private static Map<String, Integer> queued(List<Evaluation> evaluations) {
    return newest(evaluations, Status.COMPLETE).map(Evaluation::queuedAllocations).orElse(Map.of());
  }

  private static Map<String, PlacementMetrics> placementFailures(List<Evaluation> evaluations) {
    return newest(evaluations, Status.BLOCKED).map(Evaluation::failedPlacements).orElse(Map.of());
  }

  private static Optional<Evaluation> newest(List<Evaluation> all, Status status) {
    return all.stream()
        .filter(evaluation -> evaluation.status() == status)
        .max(Comparator.comparingLong(Evaluation::modifyIndex));
  }
}
