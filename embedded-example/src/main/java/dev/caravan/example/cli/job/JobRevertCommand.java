package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job revert}: registers an earlier version anew. */
@Command(name = "revert", description = "Revert to a prior version of the job.")
public final class JobRevertCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(index = "0", paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Parameters(index = "1", paramLabel = "VERSION", description = "The version to go back to.")
  private long version;

  @Option(
      names = "-enforce-prior-version",
      paramLabel = "VERSION",
      description = "Only if this is its version now.")
  private @Nullable Long priorVersion;

  /** For this session. */
  public JobRevertCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    ObjectNode body = JobRequests.naming(id).put("JobVersion", version);
    if (priorVersion != null) {
      body.put("EnforcePriorVersion", priorVersion);
    }
    Registration answer =
        ask(
            "Error reverting job",
            () -> client.put(Registration.class, JobRequests.path(id, "revert"), body));
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
