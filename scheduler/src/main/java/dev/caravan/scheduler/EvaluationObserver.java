package dev.caravan.scheduler;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.AllocationModified;
import dev.caravan.scheduler.EvaluationProgress.AllocationStatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.PlacementFailed;
import dev.caravan.scheduler.EvaluationProgress.StatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what is new of an evaluation each time that it is shown the state. */
final class EvaluationObserver {
  private final EvaluationId id;
  private final Map<AllocationId, ClientStatus> seen = new HashMap<>();
  private final List<EvaluationProgress> news = new ArrayList<>();
  private Evaluation.@Nullable Status status;
  private @Nullable DeploymentId deployment;

  EvaluationObserver(EvaluationId id) {
    this.id = id;
  }

  /** What happened since the last time, oldest first. */
  List<EvaluationProgress> observe(ClusterState state) {
    news.clear();
    state.evaluation(id).ifPresent(evaluation -> observe(evaluation, state));
    return List.copyOf(news);
  }

  private void observe(Evaluation evaluation, ClusterState state) {
    Evaluation.Status before = status;
    if (before == null) {
      news.add(new Triggered(evaluation, evaluation.jobId()));
      before = Evaluation.Status.PENDING;
    }
    observeDeployment(evaluation);
    observeAllocations(evaluation, state.allocationsOf(evaluation.jobId()));
    status = evaluation.status();
    if (status != before) {
      new TreeMap<>(evaluation.failedPlacements())
          .forEach((group, metrics) -> news.add(new PlacementFailed(group, metrics)));
      news.add(new StatusChanged(before, status));
    }
    if (status.isTerminal()) {
      news.add(new Finished(evaluation));
    }
  }

  private void observeDeployment(Evaluation evaluation) {
    if (deployment == null && evaluation.deploymentId() != null) {
      deployment = evaluation.deploymentId();
      news.add(new WithinDeployment(deployment));
    }
  }

  private void observeAllocations(Evaluation evaluation, List<Allocation> allocations) {
    for (Allocation allocation : allocations) {
      if (allocation.evaluationId().equals(id)) {
        ClientStatus before = seen.put(allocation.id(), allocation.clientStatus());
        if (before == null) {
          // What was there before the evaluation can only have been changed by it.
          boolean isNew = allocation.createIndex() > evaluation.createIndex();
          news.add(isNew ? new AllocationCreated(allocation) : new AllocationModified(allocation));
        } else if (before != allocation.clientStatus()) {
          news.add(new AllocationStatusChanged(allocation, before));
        }
      }
    }
  }
}
