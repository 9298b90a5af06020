package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.GroupSummary;

/** A job's allocations, counted: Nomad's {@code JobSummary}. */
public final class SummaryJson {
  private SummaryJson() {}

  /** All of it. */
  public static ObjectNode of(RegisteredJob job, JobStatus status, long index) {
    ObjectNode json = Json.object();
    json.put("JobID", status.id().value());
    json.put("Namespace", status.id().namespace());
    ObjectNode groups = json.putObject("Summary");
    status.summary().forEach(group -> groups.set(group.taskGroup(), counts(group)));
    json.putObject("Children").put("Pending", 0).put("Running", 0).put("Dead", 0);
    json.put("CreateIndex", job.createIndex());
    json.put("ModifyIndex", index);
    return json;
  }

  private static ObjectNode counts(GroupSummary group) {
    return Json.object()
        .put("Queued", group.queued())
        .put("Complete", group.complete())
        .put("Failed", group.failed())
        .put("Running", group.running())
        .put("Starting", group.starting())
        .put("Lost", group.lost())
        .put("Unknown", 0);
  }
}
