package dev.caravan.example.cli.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deployment pause}: holds a roll-out. */
@Command(name = "pause", description = "Pause a deployment.")
public final class DeploymentPauseCommand extends ApiCommand {
  @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, or the beginning of it.")
  private String deployment = "";

  /** For this session. */
  public DeploymentPauseCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(false)).deployment(deployment);
    ObjectNode body = ApiClient.object().put("DeploymentID", id).put("Pause", true);
    ask("Error pausing deployment", () -> client.put("/v1/deployment/pause/" + id, body));
    print("Deployment \"" + id + "\" paused");
    return 0;
  }
}
