package dev.caravan.example.output;

import dev.caravan.core.view.JobStatus;
import java.util.Collection;

/** All jobs as {@code status} prints them. */
public final class JobListText {
  private JobListText() {}

  /** The jobs in the order given. */
  public static String render(Collection<JobStatus> jobs) {
    if (jobs.isEmpty()) {
      return "No running jobs";
    }
    Table table = Table.of("ID", "Type", "Priority", "Status", "Submit Date");
    for (JobStatus job : jobs) {
      table.row(
          job.id().value(),
          job.type().word(),
          job.priority(),
          job.statusText(),
          Times.utc(job.submittedAt()));
    }
    return table.render();
  }
}
