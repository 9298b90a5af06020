package dev.caravan.example.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code log head}: where the log ends, to be kept elsewhere. */
@Command(
    name = "head",
    description =
        "Print the end of the log: keep it elsewhere, and log verify tells later whether the log"
            + " up to there is still the same.")
public final class LogHeadCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public LogHeadCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode head =
        ask("Error reading the log", () -> client.getJson("/v1/operator/log/head", Query.none()));
    print(format.format(head).orElseGet(() -> head.path("Head").asText()));
    return 0;
  }
}
