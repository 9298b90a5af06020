package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job eval}: has the scheduler look at a job again. */
@Command(name = "eval", description = "Force an evaluation for the job.")
public final class JobEvalCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(
      names = "-force-reschedule",
      description = "Place failed allocations anew, also those that would not be.")
  private boolean forceReschedule;

  /** For this session. */
  public JobEvalCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    ObjectNode body = JobRequests.naming(id);
    body.putObject("EvalOptions").put("ForceReschedule", forceReschedule);
    Registration answer =
        ask(
            "Error evaluating job",
            () -> client.put(Registration.class, JobRequests.path(id, "evaluate"), body));
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
