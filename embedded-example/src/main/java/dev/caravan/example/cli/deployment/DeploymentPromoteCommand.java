package dev.caravan.example.cli.deployment;

import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.PromotionOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deployment promote}: goes on with a roll-out whose canaries are well. */
@Command(name = "promote", description = "Promote a deployment's canaries.")
public final class DeploymentPromoteCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, or the beginning of it.")
  private String deployment = "";

  @Mixin private final PromotionOptions promotion = new PromotionOptions();

  /** For this session. */
  public DeploymentPromoteCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).deployment(deployment);
    Registration answer = ask("Error promoting deployment", () -> promotion.promote(client, id));
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
