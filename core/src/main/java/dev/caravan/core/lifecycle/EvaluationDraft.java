package dev.caravan.core.lifecycle;

import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Status;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A changed copy of an evaluation in the making; holds what an event can change. */
final class EvaluationDraft {
  private final Evaluation before;
  Status status;
  String statusDescription;
  private @Nullable String waitsFor;
  @Nullable Instant waitUntil;
  @Nullable NodeId nodeId;
  @Nullable DeploymentId deploymentId;
  @Nullable EvaluationId blockedEvaluation;
  Map<String, Integer> queuedAllocations;
  Map<String, PlacementMetrics> failedPlacements;

  EvaluationDraft(Evaluation before) {
    this.before = before;
    status = before.status();
    statusDescription = before.statusDescription();
    waitsFor = before.waitsFor();
    waitUntil = before.waitUntil();
    nodeId = before.nodeId();
    deploymentId = before.deploymentId();
    blockedEvaluation = before.blockedEvaluation();
    queuedAllocations = before.queuedAllocations();
    failedPlacements = before.failedPlacements();
  }

  void hold(String what) {
    status = Status.BLOCKED;
    statusDescription = what;
    waitsFor = what;
  }

  /** Pending again; what it was held for has happened. */
  void letGo() {
    status = Status.PENDING;
    if (waitsFor != null) {
      statusDescription = "";
      waitsFor = null;
    }
  }

  void end(Status how, String why) {
    status = how;
    statusDescription = why;
  }

  Evaluation at(Instant time, long position) {
    return new Evaluation(
        before.id(),
        before.jobId(),
        before.type(),
        before.priority(),
        before.trigger(),
        before.jobModifyIndex(),
        status,
        statusDescription,
        waitsFor,
        waitUntil,
        nodeId,
        deploymentId,
        before.previousEvaluation(),
        blockedEvaluation,
        queuedAllocations,
        failedPlacements,
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
