package dev.caravan.example.output;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.view.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A job as {@code job status} prints it. */
public final class JobStatusText {
  private JobStatusText() {}

  /**
   * The whole status.
   *
   * @param now what the ages of allocations are counted from
   */
  public static String render(JobStatus job, Instant now) {
    List<String> sections = new ArrayList<>();
    sections.add(header(job));
    sections.add("Summary\n" + summary(job));
    if (!job.placementFailures().isEmpty()) {
      sections.add("Placement Failure\n" + PlacementFailureText.named(job.placementFailures()));
    }
    Deployment deployment = job.latestDeployment();
    if (deployment != null) {
      sections.add(DeploymentStatusText.latest(deployment));
    }
    sections.add("Allocations\n" + allocations(job.allocations(), now));
    return String.join("\n\n", sections);
  }

  /** Jobs here are neither periodic nor parameterized. */
  private static String header(JobStatus job) {
    return new KeyValues()
        .with("ID", job.id().value())
        .with("Name", job.name())
        .with("Submit Date", Times.utc(job.submittedAt()))
        .with("Type", job.type().word())
        .with("Priority", job.priority())
        .with("Datacenters", String.join(",", job.datacenters()))
        .with("Namespace", job.id().namespace())
        .with("Status", job.statusText())
        .with("Periodic", false)
        .with("Parameterized", false)
        .render();
  }

  private static String summary(JobStatus job) {
    Table table =
        Table.of("Task Group", "Queued", "Starting", "Running", "Failed", "Complete", "Lost");
    for (JobStatus.GroupSummary group : job.summary()) {
      table.row(
          group.taskGroup(),
          group.queued(),
          group.starting(),
          group.running(),
          group.failed(),
          group.complete(),
          group.lost());
    }
    return table.render();
  }

  private static String allocations(List<Allocation> allocations, Instant now) {
    if (allocations.isEmpty()) {
      return "No allocations placed";
    }
    Table table =
        Table.of(
            "ID", "Node ID", "Task Group", "Version", "Desired", "Status", "Created", "Modified");
    for (Allocation allocation : allocations) {
      table.row(
          allocation.id().shortId(),
          allocation.nodeId().shortId(),
          allocation.taskGroup(),
          allocation.jobVersion(),
          allocation.desiredStatus().word(),
          allocation.clientStatus().word(),
          RelativeTime.of(allocation.createdAt(), now),
          RelativeTime.of(allocation.modifiedAt(), now));
    }
    return table.render();
  }
}
