package dev.caravan.example.cli.alloc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.AllocationStats;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiException;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AllocationListText;
import dev.caravan.example.output.AllocationStatusText;
import dev.caravan.example.output.View;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc status}: one allocation with its tasks. */
@Command(name = "status", description = "Display allocation status information and metadata.")
public final class AllocStatusCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ALLOCATION",
      description = "Its id, or the beginning of it; all are listed without it.")
  private String allocation = "";

  @Option(names = "-short", description = "Only its tasks and their last events.")
  private boolean brief;

  @Option(names = "-stats", description = "All that was measured of what its tasks use.")
  private boolean stats;

  /** For this session. */
  public AllocStatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    if (allocation.isEmpty()) {
      JsonNode all = read(client, "/v1/allocations");
      print(format.format(all).orElseGet(() -> list(all, view)));
      return 0;
    }
    String id = new Finder(client, view).allocation(allocation);
    JsonNode json = read(client, "/v1/allocation/" + id);
    print(format.format(json).orElseGet(() -> text(client, json, view)));
    return 0;
  }

  private static JsonNode read(ApiClient client, String path) {
    return ask("Error querying allocation", () -> client.getJson(path, Query.none()));
  }

  private static String list(JsonNode all, View view) {
    return AllocationListText.render(ApiClient.readList(Allocation.class, all), view);
  }

  private String text(ApiClient client, JsonNode json, View view) {
    Allocation found = ApiClient.read(Allocation.class, json);
    return brief
        ? AllocationStatusText.brief(found, view)
        : AllocationStatusText.render(found, stats(client, found), view);
  }

  /** Only what runs uses anything; a node that does not answer keeps nothing else from view. */
  private AllocationStats stats(ApiClient client, Allocation found) {
    AllocationStats none = new AllocationStats(null, Map.of());
    if (!found.clientStatus().equals("running")) {
      return none;
    }
    try {
      AllocationStats all =
          client.get(AllocationStats.class, "/v1/client/allocation/" + found.id() + "/stats");
      return stats ? all : all.brief();
    } catch (ApiException e) {
      return none;
    }
  }
}
