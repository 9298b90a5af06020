package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditEvent;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AuditText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code audit why}: from what an event followed, and what followed from it. */
@Command(name = "why", description = "Tell why something happened, and what came of it.")
public final class AuditWhyCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      paramLabel = "NUMBER|ALLOCATION",
      description = "The number of an event, or an allocation, for why it was placed.")
  private String event = "";

  /** For this session. */
  public AuditWhyCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String position = event.matches("\\d{1,7}") ? event : placed(client);
    JsonNode json =
        ask(
            "Error reading the log",
            () -> client.getJson("/v1/audit/event/" + position, Query.none()));
    print(
        format
            .format(json)
            .orElseGet(() -> AuditText.why(ApiClient.read(AuditEvent.class, json), view(false))));
    return 0;
  }

  /** The number of the event that placed an allocation. */
  private String placed(ApiClient client) {
    String id = new Finder(client, view(false)).allocation(event);
    return ask(
            "Error querying allocation", () -> client.getJson("/v1/allocation/" + id, Query.none()))
        .path("CreateIndex")
        .asText();
  }
}
