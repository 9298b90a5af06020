package dev.caravan.example.cli.node;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.api.Node;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import java.util.List;

/** The node that a command is for: one by its id, or the only one of the agent. */
final class NodeChoice {
  private final ApiClient client;
  private final View view;

  NodeChoice(ApiClient client, View view) {
    this.client = client;
    this.view = view;
  }

  /**
   * The whole id.
   *
   * @throws CommandFailure if not just one node is meant
   */
  String id(String prefix, boolean self) {
    if (self) {
      return onlyNode();
    }
    if (prefix.isEmpty()) {
      throw new CommandFailure("Node ID must be specified if -self isn't being used");
    }
    return new Finder(client, view).node(prefix);
  }

  private String onlyNode() {
    List<Node> nodes =
        ask("Error querying node status", () -> client.list(Node.class, "/v1/nodes"));
    if (nodes.size() != 1) {
      throw new CommandFailure(
          "-self needs an agent with one node, but this one has %d; name one"
              .formatted(nodes.size()));
    }
    return nodes.get(0).id();
  }
}
