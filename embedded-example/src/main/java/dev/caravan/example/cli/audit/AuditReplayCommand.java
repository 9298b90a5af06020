package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditEvent;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AuditText;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit replay}: the log as it happened, at any speed. */
@Command(name = "replay", description = "Let the log happen once more, one event a line.")
public final class AuditReplayCommand extends ApiCommand {
  @Option(names = "-after", paramLabel = "NUMBER", description = "Behind this event, or time.")
  private String after = "";

  @Option(names = "-to", paramLabel = "NUMBER", description = "Up to this event, or time.")
  private String to = "";

  @Option(
      names = "-speed",
      paramLabel = "FACTOR",
      description = "1 for as it was, 10 for ten times as fast. Default: at once.")
  private String speed = "";

  @Option(names = "-json", description = "The agent's answer, one JSON object a line.")
  private boolean json;

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
            .withUnlessEmpty("speed", speed);
    AuditLines.read(client, "/v1/audit/replay", query, line -> print(text(line)));
    return 0;
  }

  private String text(JsonNode line) {
    return json ? line.toString() : AuditText.line(ApiClient.read(AuditEvent.class, line));
  }
}
