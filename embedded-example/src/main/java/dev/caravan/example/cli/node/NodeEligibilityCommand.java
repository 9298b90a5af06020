package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code node eligibility}: whether a node is given new allocations. */
@Command(name = "eligibility", description = "Toggle scheduling eligibility for a given node.")
public final class NodeEligibilityCommand extends ApiCommand {
  @Parameters(arity = "0..1", paramLabel = "NODE", description = "Its id, or the beginning of it.")
  private String node = "";

  @Option(names = "-enable", description = "It is.")
  private boolean enable;

  @Option(names = "-disable", description = "It is not.")
  private boolean disable;

  @Option(names = "-self", description = "The agent's own node, where it has one.")
  private boolean self;

  /** For this session. */
  public NodeEligibilityCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    if (enable == disable) {
      throw new CommandFailure("Either the '-enable' or '-disable' flag must be set");
    }
    String id = new NodeChoice(client, view(false)).id(node, self);
    String eligibility = enable ? "eligible" : "ineligible";
    ObjectNode body = ApiClient.object().put("NodeID", id).put("Eligibility", eligibility);
    ask(
        "Error updating scheduling eligibility",
        () -> client.put("/v1/node/" + id + "/eligibility", body));
    print("Node \"%s\" scheduling eligibility set: %s for scheduling".formatted(id, eligibility));
    return 0;
  }
}
