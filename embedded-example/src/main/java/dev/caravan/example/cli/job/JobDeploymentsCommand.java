package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.View;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job deployments}: the roll-outs of a job, newest first. */
@Command(name = "deployments", description = "List deployments for a job.")
public final class JobDeploymentsCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(names = "-latest", description = "The newest one, with all there is to tell of it.")
  private boolean latest;

  @Option(names = "-all", description = "Those of an earlier job of the same id as well.")
  private boolean all;

  /** For this session. */
  public JobDeploymentsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    String id = new Finder(client, view).job(job);
    JsonNode answer =
        ask(
            "Error retrieving deployments",
            () ->
                client.getJson(
                    JobRequests.path(id, latest ? "deployment" : "deployments"),
                    Query.of("all", all)));
    print(format.format(answer).orElseGet(() -> text(answer, view)));
    return 0;
  }

  private String text(JsonNode answer, View view) {
    if (latest) {
      return answer.isNull()
          ? DeploymentStatusText.list(List.of(), view)
          : DeploymentStatusText.render(ApiClient.read(Deployment.class, answer), view);
    }
    return DeploymentStatusText.list(
        ApiClient.readList(Deployment.class, answer).stream()
            .sorted(Comparator.comparingLong(Deployment::createIndex).reversed())
            .toList(),
        view);
  }
}
