package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditEvent;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.HistoryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit events}: what happened, who asked for it and when. */
@Command(name = "events", description = "List what happened, oldest first.")
public final class AuditEventsCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final AuditQuery query = new AuditQuery();

  @Option(
      names = "-limit",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "How many at most; -after goes on. Default: 1000.")
  private int limit;

  /** For this session. */
  public AuditEventsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    Finder finder = new Finder(client, view(false));
    JsonNode json =
        ask(
            "Error reading the log",
            () -> client.getJson("/v1/audit/events", query.of(finder).with("per_page", limit)));
    print(
        format
            .format(json)
            .orElseGet(() -> HistoryText.render(ApiClient.readList(AuditEvent.class, json))));
    return 0;
  }
}
