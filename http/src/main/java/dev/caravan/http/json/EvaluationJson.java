package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Evaluation;

/** Nomad's {@code Evaluation}. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** All of it. */
  public static ObjectNode of(Evaluation evaluation) {
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
    json.put("NextEval", "");
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
}
