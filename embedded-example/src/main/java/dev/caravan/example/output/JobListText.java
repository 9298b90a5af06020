package dev.caravan.example.output;

import dev.caravan.example.api.JobStub;
import java.util.Collection;

/** All jobs as {@code status} prints them. */
public final class JobListText {
  private JobListText() {}

  /** The jobs in the order given. */
  public static String render(Collection<JobStub> jobs) {
    if (jobs.isEmpty()) {
      return "No running jobs";
    }
    Table table = Table.of("ID", "Type", "Priority", "Status", "Submit Date");
    for (JobStub job : jobs) {
      table.row(
          job.id(), job.typeText(), job.priority(), job.statusText(), Times.utc(job.submitTime()));
    }
    return table.render();
  }
}
