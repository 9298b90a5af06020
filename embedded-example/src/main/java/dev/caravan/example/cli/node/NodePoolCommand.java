package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import picocli.CommandLine.Parameters;

/** What can be asked of one node pool. */
abstract class NodePoolCommand extends ApiCommand {
  @Parameters(paramLabel = "POOL", description = "Its name.")
  private String pool = "";

  NodePoolCommand(Session session) {
    super(session);
  }

  /**
   * Asks for a part of the pool.
   *
   * @param part behind the name of the pool; empty for the pool itself
   */
  final JsonNode read(ApiClient client, String part) {
    return ask(
        "Error querying node pool \"" + pool + "\"",
        () -> client.getJson("/v1/node/pool/" + pool + part, Query.none()));
  }
}
