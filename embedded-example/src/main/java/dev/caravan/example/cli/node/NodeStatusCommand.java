package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.AllocationStats;
import dev.caravan.example.api.HostStats;
import dev.caravan.example.api.Node;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiException;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.NodeStatusText;
import dev.caravan.example.output.NodeStatusText.Details;
import dev.caravan.example.output.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code node status}: all nodes, or one with what runs there. */
@Command(name = "status", description = "Display status information about nodes.")
public final class NodeStatusCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "Its id, or the beginning of it; all nodes are listed without it.")
  private String node = "";

  @Option(names = "-self", description = "The agent's own node, where it has one.")
  private boolean self;

  @Option(names = "-stats", description = "What its machine uses, in detail.")
  private boolean stats;

  @Option(names = "-allocs", description = "In the list: how many allocations run on each.")
  private boolean allocations;

  @Option(names = "-short", description = "Only the node and its allocations.")
  private boolean brief;

  /** For this session. */
  public NodeStatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    if (node.isEmpty() && !self) {
      JsonNode all = read(client, "/v1/nodes");
      print(format.format(all).orElseGet(() -> list(client, all, view)));
      return 0;
    }
    String id = new NodeChoice(client, view).id(node, self);
    JsonNode json = read(client, "/v1/node/" + id);
    print(format.format(json).orElseGet(() -> text(client, json, view)));
    return 0;
  }

  private static JsonNode read(ApiClient client, String path) {
    return ask("Error querying node status", () -> client.getJson(path, Query.none()));
  }

  private String list(ApiClient client, JsonNode all, View view) {
    List<Node> nodes = ApiClient.readList(Node.class, all);
    return allocations
        ? NodeStatusText.list(nodes, running(client), view)
        : NodeStatusText.list(nodes, view);
  }

  private static Map<String, Integer> running(ApiClient client) {
    Map<String, Integer> counts = new HashMap<>();
    ask("Error querying node allocations", () -> client.list(Allocation.class, "/v1/allocations"))
        .stream()
        .filter(one -> one.clientStatus().equals("running"))
        .forEach(one -> counts.merge(one.nodeId(), 1, Integer::sum));
    return counts;
  }

  private String text(ApiClient client, JsonNode json, View view) {
    Node found = ApiClient.read(Node.class, json);
    List<Allocation> placed = allocations(client, found.id());
    if (brief) {
      return NodeStatusText.brief(new Details(found, null, Map.of(), placed), view);
    }
    Details details = new Details(found, host(client, found.id()), usage(client, placed), placed);
    return NodeStatusText.render(details, stats, view);
  }

  private static List<Allocation> allocations(ApiClient client, String id) {
    return ask(
            "Error querying node allocations",
            () -> client.list(Allocation.class, "/v1/node/" + id + "/allocations"))
        .stream()
        .sorted(Comparator.comparingLong(Allocation::createIndex).reversed())
        .toList();
  }

  /** A node that does not tell keeps nothing else from view. */
  private static @Nullable HostStats host(ApiClient client, String id) {
    try {
      return client.get(HostStats.class, "/v1/client/stats", Query.of("node_id", id));
    } catch (ApiException e) {
      return null;
    }
  }

  private static Map<String, AllocationStats> usage(ApiClient client, List<Allocation> placed) {
    Map<String, AllocationStats> usage = new HashMap<>();
    placed.stream()
        .filter(allocation -> allocation.clientStatus().equals("running"))
        .forEach(
            allocation -> {
              AllocationStats stats = stats(client, allocation.id());
              if (stats != null) {
                usage.put(allocation.id(), stats);
              }
            });
    return usage;
  }

  /** It may have ended just now, and uses nothing then. */
  private static @Nullable AllocationStats stats(ApiClient client, String id) {
    try {
      return client.get(AllocationStats.class, "/v1/client/allocation/" + id + "/stats");
    } catch (ApiException e) {
      return null;
    }
  }
}
