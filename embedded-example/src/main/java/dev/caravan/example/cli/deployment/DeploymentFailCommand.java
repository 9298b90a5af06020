package dev.caravan.example.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deployment fail}: gives a roll-out up. */
@Command(name = "fail", description = "Manually fail a deployment.")
public final class DeploymentFailCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, or the beginning of it.")
  private String deployment = "";

  /** For this session. */
  public DeploymentFailCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).deployment(deployment);
    ObjectNode body = ApiClient.object().put("DeploymentID", id);
    JsonNode answer =
        ask(
            "Error failing deployment",
            () -> client.put(JsonNode.class, "/v1/deployment/fail/" + id, body));
    print("Deployment \"%s\" failed%s".formatted(id, reverted(answer)));
    String evaluation = answer.path("EvalID").asText("");
    if (!evaluation.isEmpty()) {
      print("");
    }
    return monitor.follow(evaluation, client, session(), view);
  }

  private static String reverted(JsonNode answer) {
    JsonNode version = answer.path("RevertedJobVersion");
    return version.isNumber() ? ". Auto-reverted to job version " + version.asLong() + "." : "";
  }
}
