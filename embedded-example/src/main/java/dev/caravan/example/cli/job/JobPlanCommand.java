package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import dev.caravan.example.api.Plan;
import dev.caravan.example.api.WhatIfPlan;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.PlanText;
import dev.caravan.example.output.PlanText.RunCommand;
import dev.caravan.example.output.WhatIfText;
import java.util.List;
import java.util.Map;
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

  @Option(
      names = "-drain-node",
      paramLabel = "NODE",
      description =
          "Plan as if this node were being drained; may be given more than once. What-if plans"
              + " tell which allocations would move. They are not Nomad's.")
  private List<String> drained = List.of();

  @Option(
      names = "-remove-node",
      paramLabel = "NODE",
      description = "Plan as if this node were gone; may be given more than once.")
  private List<String> removed = List.of();

  @Option(
      names = "-add-node",
      paramLabel = "NAME=NODE",
      description =
          "Plan as if there were one more node, which is like this one; may be given more than"
              + " once.")
  private Map<String, String> added = Map.of();

  /** For this session. */
  public JobPlanCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    try {
      if (!drained.isEmpty() || !removed.isEmpty() || !added.isEmpty()) {
        WhatIfPlan plan = whatIf(client);
        print(WhatIfText.render(plan, view(verbose.verbose())));
        return plan.moves().isEmpty() ? 0 : CHANGES;
      }
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

  private WhatIfPlan whatIf(ApiClient client) {
    Job job = file.read(session());
    ObjectNode body = JobRequests.body(job);
    ObjectNode changes = body.putObject("WhatIf");
    drained.forEach(changes.putArray("NodesDrained")::add);
    removed.forEach(changes.putArray("NodesRemoved")::add);
    added.forEach(changes.putObject("NodesAdded")::put);
    return ask(
        "Error during plan",
        () -> client.put(WhatIfPlan.class, JobRequests.path(job.id().value(), "plan"), body));
  }
}
