package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Node;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.NodeStatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code node pool nodes}: the nodes of one pool. */
@Command(name = "nodes", description = "Fetch a list of nodes in a node pool.")
public final class NodePoolNodesCommand extends NodePoolCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public NodePoolNodesCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode nodes = read(client, "/nodes");
    print(format.format(nodes).orElseGet(() -> text(nodes)));
    return 0;
  }

  private String text(JsonNode nodes) {
    return nodes.isEmpty()
        ? "No nodes"
        : NodeStatusText.list(ApiClient.readList(Node.class, nodes), view(verbose.verbose()));
  }
}
