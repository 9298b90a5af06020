package dev.caravan.example.cli.alloc;

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

/** {@code alloc explain}: why an allocation was placed where it is. */
@Command(name = "explain", description = "Tell why an allocation was placed on its node.")
public final class AllocExplainCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "ALLOCATION", description = "Its id, or the beginning of it.")
  private String allocation = "";

  /** For this session. */
  public AllocExplainCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(false)).allocation(allocation);
    JsonNode json =
        ask(
            "Error explaining allocation",
            () -> client.getJson("/v1/allocation/" + id + "/explain", Query.none()));
    print(format.format(json).orElseGet(() -> ApiClient.read(Explanation.class, json).text()));
    return 0;
  }
}
