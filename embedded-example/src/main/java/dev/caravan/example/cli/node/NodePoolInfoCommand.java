package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.NodePool;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.NodePoolText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code node pool info}: one pool. */
@Command(name = "info", description = "Fetch information about a node pool.")
public final class NodePoolInfoCommand extends NodePoolCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public NodePoolInfoCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode pool = read(client, "");
    print(
        format
            .format(pool)
            .orElseGet(() -> NodePoolText.info(ApiClient.read(NodePool.class, pool))));
    return 0;
  }
}
