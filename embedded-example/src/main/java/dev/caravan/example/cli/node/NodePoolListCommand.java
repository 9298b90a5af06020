package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.NodePool;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.NodePoolText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code node pool list}: all pools. */
@Command(name = "list", description = "List node pools.")
public final class NodePoolListCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public NodePoolListCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode pools =
        ask("Error listing node pools", () -> client.getJson("/v1/node/pools", Query.none()));
    print(format.format(pools).orElseGet(() -> text(pools)));
    return 0;
  }

  private static String text(JsonNode pools) {
    return NodePoolText.list(ApiClient.readList(NodePool.class, pools));
  }
}
