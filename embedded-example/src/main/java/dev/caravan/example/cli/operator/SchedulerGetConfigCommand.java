package dev.caravan.example.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.SchedulerSettings;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.SchedulerSettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code operator scheduler get-config}: how allocations are placed, and what is done at all. */
@Command(name = "get-config", description = "Display the current scheduler configuration.")
public final class SchedulerGetConfigCommand extends ApiCommand {
  static final String PATH = "/v1/operator/scheduler/configuration";

  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public SchedulerGetConfigCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode answer =
        ask("Error querying scheduler configuration", () -> client.getJson(PATH, Query.none()));
    print(format.format(answer).orElseGet(() -> text(answer)));
    return 0;
  }

  private static String text(JsonNode answer) {
    return SchedulerSettingsText.render(
        ApiClient.read(SchedulerSettings.class, answer.path("SchedulerConfig")));
  }
}
