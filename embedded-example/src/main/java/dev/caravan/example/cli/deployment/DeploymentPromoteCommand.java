package dev.caravan.example.cli.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deployment promote}: goes on with a roll-out whose canaries are well. */
@Command(name = "promote", description = "Promote a deployment's canaries.")
public final class DeploymentPromoteCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, or the beginning of it.")
  private String deployment = "";

  @Option(
      names = "-group",
      paramLabel = "GROUP",
      description = "Only this task group. May be repeated.")
  private List<String> groups = new ArrayList<>();

  /** For this session. */
  public DeploymentPromoteCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).deployment(deployment);
    ObjectNode body = ApiClient.object().put("DeploymentID", id).put("All", groups.isEmpty());
    groups.forEach(body.putArray("Groups")::add);
    Registration answer =
        ask(
            "Error promoting deployment",
            () -> client.put(Registration.class, "/v1/deployment/promote/" + id, body));
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
