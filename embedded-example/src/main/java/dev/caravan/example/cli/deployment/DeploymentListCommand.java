package dev.caravan.example.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.DeploymentStatusText;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deployment list}: all roll-outs, newest first. */
@Command(name = "list", description = "List all deployments.")
public final class DeploymentListCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(
      names = "-filter",
      paramLabel = "EXPRESSION",
      description = "Only those for which this is true.")
  private String filter = "";

  /** For this session. */
  public DeploymentListCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode all =
        ask(
            "Error retrieving deployments",
            () ->
                client.getJson("/v1/deployments", Query.none().withUnlessEmpty("filter", filter)));
    print(format.format(all).orElseGet(() -> text(all)));
    return 0;
  }

  private String text(JsonNode all) {
    return DeploymentStatusText.list(
        ApiClient.readList(Deployment.class, all).stream()
            .sorted(Comparator.comparingLong(Deployment::createIndex).reversed())
            .toList(),
        view(verbose.verbose()));
  }
}
