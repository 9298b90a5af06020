package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.ChildSummary;
import dev.caravan.core.view.JobStatus.GroupSummary;
import org.jspecify.annotations.Nullable;

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
    json.set("Children", children(status.children()));
    json.put("CreateIndex", job.createIndex());
    json.put("ModifyIndex", index);
    return json;
  }

  private static ObjectNode children(@Nullable ChildSummary children) {
    ChildSummary counted = children == null ? new ChildSummary(0, 0, 0) : children;
    return Json.object()
        .put("Pending", counted.pending())
        .put("Running", counted.running())
        .put("Dead", counted.dead());
  }

  private static ObjectNode counts(GroupSummary group) {
    return Json.object()
        .put("Queued", group.queued())
        .put("Complete", group.complete())
        .put("Failed", group.failed())
        .put("Running", group.running())
        .put("Starting", group.starting())
        .put("Lost", group.lost())
        .put("Unknown", group.unknown());
  }
}
