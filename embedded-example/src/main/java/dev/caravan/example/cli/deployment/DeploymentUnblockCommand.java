package dev.caravan.example.cli.deployment;

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
import picocli.CommandLine.Parameters;

/** {@code deployment unblock}: goes on with a roll-out that waits for another region. */
@Command(name = "unblock", description = "Unblock a blocked deployment.")
public final class DeploymentUnblockCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, or the beginning of it.")
  private String deployment = "";

  /** For this session. */
  public DeploymentUnblockCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).deployment(deployment);
    ObjectNode body = ApiClient.object().put("DeploymentID", id);
    Registration answer =
        ask(
            "Error unblocking deployment",
            () -> client.put(Registration.class, "/v1/deployment/unblock/" + id, body));
    print("Deployment \"" + id + "\" unblocked");
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
