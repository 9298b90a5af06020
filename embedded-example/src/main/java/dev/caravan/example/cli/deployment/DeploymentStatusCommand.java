package dev.caravan.example.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.DeploymentMonitor;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.View;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deployment status}: how far a roll-out is. */
@Command(name = "status", description = "Display the status of a deployment.")
public final class DeploymentStatusCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "DEPLOYMENT",
      description = "Its id, or the beginning of it; all are listed without it.")
  private String deployment = "";

  @Option(names = "-monitor", description = "Go on until it is over.")
  private boolean monitor;

  /** For this session. */
  public DeploymentStatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    if (deployment.isEmpty()) {
      JsonNode all = read(client, "/v1/deployments");
      print(format.format(all).orElseGet(() -> list(all, view)));
      return 0;
    }
    String id = new Finder(client, view).deployment(deployment);
    JsonNode json = read(client, "/v1/deployment/" + id);
    Deployment found = ApiClient.read(Deployment.class, json);
    if (monitor && found.isActive()) {
      return new DeploymentMonitor(client, session(), view).watch(id, found.modifyIndex());
    }
    print(format.format(json).orElseGet(() -> DeploymentStatusText.render(found, view)));
    return 0;
  }

  private static JsonNode read(ApiClient client, String path) {
    return ask("Error retrieving deployment", () -> client.getJson(path, Query.none()));
  }

  private static String list(JsonNode all, View view) {
    return DeploymentStatusText.list(
        ApiClient.readList(Deployment.class, all).stream()
            .sorted(Comparator.comparingLong(Deployment::createIndex).reversed())
            .toList(),
        view);
  }
}
