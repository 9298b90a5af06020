package dev.caravan.example.cli.job;

import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.PromotionOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code job promote}: goes on with a roll-out whose canaries are well. */
@Command(name = "promote", description = "Promote a job's canaries.")
public final class JobPromoteCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Mixin private final PromotionOptions promotion = new PromotionOptions();

  /** For this session. */
  public JobPromoteCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    String deployment = newestDeployment(client, id);
    Registration answer =
        ask(
            "Error promoting deployment \"%s\" for job \"%s\"".formatted(deployment, id),
            () -> promotion.promote(client, deployment));
    return monitor.follow(answer.evalId(), client, session(), view);
  }

  private static String newestDeployment(ApiClient client, String id) {
    Deployment deployment =
        ask(
            "Error retrieving latest deployment of job \"" + id + "\"",
            () -> client.getIfAny(Deployment.class, JobRequests.path(id, "deployment")));
    if (deployment == null) {
      throw new CommandFailure("Job \"" + id + "\" has no deployment to promote");
    }
    return deployment.id();
  }
}
