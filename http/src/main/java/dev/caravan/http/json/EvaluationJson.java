package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.state.ClusterState;

/** Nomad's {@code Evaluation}. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** All of it, as it is in this state. */
  public static ObjectNode of(ClusterState state, Evaluation evaluation) {
    ObjectNode json = Json.object();
    json.put("ID", evaluation.id().value());
    json.put("Namespace", evaluation.jobId().namespace());
    json.put("Priority", evaluation.priority());
    json.put("Type", evaluation.type().word());
    json.put("TriggeredBy", evaluation.trigger().word());
    json.put("JobID", evaluation.jobId().value());
    json.put("JobModifyIndex", evaluation.jobModifyIndex());
    json.put("NodeID", Json.id(evaluation.nodeId()));
    json.put("DeploymentID", Json.id(evaluation.deploymentId()));
    json.put("Status", evaluation.status().word());
    json.put("StatusDescription", evaluation.statusDescription());
    if (evaluation.waitUntil() != null) {
      json.put("WaitUntil", Json.time(evaluation.waitUntil()));
    }
    json.put("NextEval", next(state, evaluation));
    json.put("PreviousEval", Json.id(evaluation.previousEvaluation()));
    json.put("BlockedEval", Json.id(evaluation.blockedEvaluation()));
    json.set("FailedTGAllocs", Json.object(evaluation.failedPlacements(), MetricsJson::of));
    json.set("QueuedAllocations", Json.numbers(evaluation.queuedAllocations()));
    json.put("CreateIndex", evaluation.createIndex());
    json.put("ModifyIndex", evaluation.modifyIndex());
    json.put("CreateTime", Json.nanos(evaluation.createdAt()));
    json.put("ModifyTime", Json.nanos(evaluation.modifiedAt()));
    return json;
  }

  /** The evaluation that goes on with a rolling update of a job for each node; empty for none. */
  private static String next(ClusterState state, Evaluation evaluation) {
    if (!evaluation.type().runsOnEachNode()) {
      return "";
    }
    return state.evaluationsOf(evaluation.jobId()).stream()
        .filter(other -> other.trigger() == Evaluation.Trigger.ROLLING_UPDATE)
        .filter(other -> evaluation.id().equals(other.previousEvaluation()))
        .map(other -> other.id().value())
        .findFirst()
        .orElse("");
  }
}
