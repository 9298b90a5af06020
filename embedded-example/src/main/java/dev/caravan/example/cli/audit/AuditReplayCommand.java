package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditEvent;
import dev.caravan.example.cli.common.AnswerLines;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AuditText;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit replay}: the log as it happened, at any speed. */
@Command(name = "replay", description = "Let the log happen once more, one event a line.")
public final class AuditReplayCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(names = "-after", paramLabel = "NUMBER", description = "Behind this event, or time.")
  private String after = "";

  @Option(names = "-to", paramLabel = "NUMBER", description = "Up to this event, or time.")
  private String to = "";

  @Option(
      names = "-speed",
      paramLabel = "FACTOR",
      description = "1 for as it was, 10 for ten times as fast. Default: at once.")
  private String speed = "";

  /** For this session. */
  public AuditReplayCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    Query query =
        Query.none()
            .withUnlessEmpty("after", after)
            .withUnlessEmpty("to", to)
            .withUnlessEmpty("speed", speed)
            .with("progress", session().terminal());
    ProgressBar bar = new ProgressBar(session());
    AnswerLines.read(
        "Error reading the log",
        () -> client.stream("/v1/audit/replay", query),
        line -> show(line, bar));
    bar.clear();
    return 0;
  }

  /** How far it is comes between the events. */
  private void show(JsonNode line, ProgressBar bar) {
    if (line.has("Total")) {
      bar.show(line);
    } else {
      bar.above(() -> print(text(line)));
    }
  }

  private String text(JsonNode line) {
    return format
        .formatLine(line)
        .orElseGet(() -> AuditText.line(ApiClient.read(AuditEvent.class, line)));
  }
}
