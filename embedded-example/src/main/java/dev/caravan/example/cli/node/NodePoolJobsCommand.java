package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.JobStub;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.JobListText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code node pool jobs}: the jobs that run in one pool. */
@Command(name = "jobs", description = "Fetch a list of jobs in a node pool.")
public final class NodePoolJobsCommand extends NodePoolCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public NodePoolJobsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode jobs = read(client, "/jobs");
    print(format.format(jobs).orElseGet(() -> text(jobs)));
    return 0;
  }

  private static String text(JsonNode jobs) {
    return jobs.isEmpty() ? "No jobs" : JobListText.render(ApiClient.readList(JobStub.class, jobs));
  }
}
