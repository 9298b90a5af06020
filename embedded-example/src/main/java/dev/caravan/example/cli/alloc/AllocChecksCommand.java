package dev.caravan.example.cli.alloc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.CheckResult;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.CheckListText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc checks}: how the checks of an allocation's services stand. */
@Command(name = "checks", description = "Outputs service health check status information.")
public final class AllocChecksCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "ALLOCATION", description = "Its id, or the beginning of it.")
  private String allocation = "";

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  /** For this session. */
  public AllocChecksCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(verbose)).allocation(allocation);
    JsonNode json =
        ask(
            "Error querying allocation checks",
            () -> client.getJson("/v1/client/allocation/" + id + "/checks", Query.none()));
    print(format.format(json).orElseGet(() -> CheckListText.render(checks(json))));
    return 0;
  }

  private static List<CheckResult> checks(JsonNode byId) {
    List<CheckResult> checks = new ArrayList<>();
    byId.forEach(check -> checks.add(ApiClient.read(CheckResult.class, check)));
    return checks;
  }
}
