package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.JobStub;
import dev.caravan.example.api.Node;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AllocationListText;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.JobListText;
import dev.caravan.example.output.NodeStatusText;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code audit state}: everything as it was. */
@Command(name = "state", description = "List everything as it was at a moment.")
public final class AuditStateCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "MOMENT",
      description = "The number of an event, or a time such as 2026-01-31T12:00:00Z; or now.")
  private String moment = "";

  /** For this session. */
  public AuditStateCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    ObjectNode all = ApiClient.object();
    all.set("Jobs", list(client, "/v1/jobs"));
    all.set("Nodes", list(client, "/v1/nodes"));
    all.set("Deployments", list(client, "/v1/deployments"));
    all.set("Allocations", list(client, "/v1/allocations"));
    print(format.format(all).orElseGet(() -> text(all)));
    return 0;
  }

  private JsonNode list(ApiClient client, String path) {
    Query query = Query.of("namespace", "*").withUnlessEmpty("at", moment);
    return ask("Error reading the log", () -> client.getJson(path, query));
  }

  private String text(JsonNode all) {
    View view = view(verbose.verbose());
    return String.join(
        "\n\n",
        part("Jobs", JobListText.render(ApiClient.readList(JobStub.class, all.get("Jobs")))),
        part("Nodes", NodeStatusText.list(ApiClient.readList(Node.class, all.get("Nodes")), view)),
        part(
            "Deployments",
            DeploymentStatusText.list(
                ApiClient.readList(Deployment.class, all.get("Deployments")), view)),
        part(
            "Allocations",
            AllocationListText.render(
                ApiClient.readList(Allocation.class, all.get("Allocations")), view)));
  }

  private String part(String heading, String table) {
    return "%s\n%s".formatted(heading, table);
  }
}
