package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Explanation;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code job explain}: why a task group is, or is not, placed on a node. */
@Command(
    name = "explain",
    description = "Tell why a task group would, or would not, be placed on a node.")
public final class JobExplainCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(index = "0", paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Parameters(index = "1", paramLabel = "GROUP", description = "The task group.")
  private String group = "";

  @Parameters(
      index = "2",
      paramLabel = "NODE",
      description = "The node's name, its id, or the beginning of its id.")
  private String node = "";

  /** For this session. */
  public JobExplainCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(false)).job(job);
    JsonNode json =
        ask(
            "Error explaining job",
            () ->
                client.getJson(
                    JobRequests.path(id, "explain"), Query.of("group", group).with("node", node)));
    print(format.format(json).orElseGet(() -> ApiClient.read(Explanation.class, json).text()));
    return 0;
  }
}
