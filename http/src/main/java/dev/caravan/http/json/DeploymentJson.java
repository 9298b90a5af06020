package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;

/** Nomad's {@code Deployment}. */
public final class DeploymentJson {
  private DeploymentJson() {}

  /** All of it. */
  public static ObjectNode of(Deployment deployment) {
    ObjectNode json = Json.object();
    json.put("ID", deployment.id().value());
    json.put("Namespace", deployment.jobId().namespace());
    json.put("JobID", deployment.jobId().value());
    json.put("JobVersion", deployment.jobVersion());
    json.put("IsMultiregion", false);
    ObjectNode groups = json.putObject("TaskGroups");
    deployment.groups().forEach((name, group) -> groups.set(name, group(group)));
    json.put("Status", deployment.status().word());
    json.put("StatusDescription", deployment.statusDescription());
    json.put("CreateIndex", deployment.createIndex());
    json.put("ModifyIndex", deployment.modifyIndex());
    json.put("CreateTime", Json.nanos(deployment.createdAt()));
    json.put("ModifyTime", Json.nanos(deployment.modifiedAt()));
    return json;
  }

  private static ObjectNode group(GroupProgress group) {
    ObjectNode json = Json.object();
    json.put("AutoRevert", group.goal().autoRevert());
    json.put("AutoPromote", group.goal().autoPromote());
    json.put("ProgressDeadline", Json.nanos(group.goal().progressDeadline()));
    json.put("RequireProgressBy", Json.time(group.requireProgressBy()));
    json.put("Promoted", group.promoted());
    json.set(
        "PlacedCanaries", Json.texts(group.placedCanaries().stream().map(AllocationId::value)));
    json.put("DesiredCanaries", group.goal().desiredCanaries());
    json.put("DesiredTotal", group.goal().desiredTotal());
    json.put("PlacedAllocs", group.placed());
    json.put("HealthyAllocs", group.healthy());
    json.put("UnhealthyAllocs", group.unhealthy());
    return json;
  }
}
