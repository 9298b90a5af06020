package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.cli.common.AnswerLines;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit fork}: a scheduler that starts from the past, to try what would have happened. */
@Command(
    name = "fork",
    description =
        "Start a scheduler from a moment of the past, in the agent's memory and on an address of its"
            + " own, to which other commands can be given. Its nodes run nothing. It ends with this"
            + " command.")
public final class AuditForkCommand extends ApiCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "MOMENT",
      description = "The number of an event, or a time such as 2026-01-31T12:00:00Z; or now.")
  private String moment = "";

  @Option(
      names = "-run-time",
      paramLabel = "DURATION",
      description = "How long tasks of batch jobs run. Others run until stopped. Default: 10s.")
  private String runTime = "";

  /** For this session. */
  public AuditForkCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    Query query = Query.none().withUnlessEmpty("at", moment).withUnlessEmpty("run_time", runTime);
    AnswerLines.read(
        "Error forking the log",
        () -> client.putForStream("/v1/audit/fork", query),
        line -> {
          if (line.has("Port")) {
            print(text(client.address(), line));
          }
        });
    print("The fork has ended");
    return 0;
  }

  /** The agent's host goes by the name that this command knows it by. */
  private static String text(URI agent, JsonNode fork) {
    return """
        Forked behind event %d. Other commands reach the fork with
          -address %s://%s:%d
        It ends with this command (ctrl-c)."""
        .formatted(
            fork.path("Position").asLong(),
            agent.getScheme(),
            agent.getHost(),
            fork.path("Port").asInt());
  }
}
