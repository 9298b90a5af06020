package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import dev.caravan.example.api.Plan;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.PlanText;
import dev.caravan.example.output.PlanText.RunCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code job plan}: tells what running a job would do. */
@Command(
    name = "plan",
    description = "Dry-run a job update to determine its effects.",
    exitCodeOnInvalidInput = JobPlanCommand.FAILED,
    footer = {
      "",
      "Exit codes: 0 no allocations would be created or destroyed; 1 some would; 255 an error."
    })
public final class JobPlanCommand extends ApiCommand {
  static final int FAILED = 255;

  private static final int CHANGES = 1;

  @Mixin private final JobFileOptions file = new JobFileOptions();
  @Mixin private final VerboseOption verbose = new VerboseOption();

  @Option(
      names = "-diff",
      arity = "0..1",
      fallbackValue = "true",
      description = "Whether to print what differs. Default: true.")
  private boolean diff = true;

  /** For this session. */
  public JobPlanCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    try {
      Plan plan = plan(client);
      RunCommand run = new RunCommand("caravan job run", file.asArguments());
      print(PlanText.render(plan, run, view(verbose.verbose())));
      return plan.changesAllocations() ? CHANGES : 0;
    } catch (CommandFailure e) {
      throw e.withExitCode(FAILED);
    }
  }

  private Plan plan(ApiClient client) {
    Job job = file.read(session());
    ObjectNode body = JobRequests.body(job).put("Diff", diff);
    return ask(
        "Error during plan",
        () -> client.put(Plan.class, JobRequests.path(job.id().value(), "plan"), body));
  }
}
