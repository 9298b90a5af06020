package dev.caravan.example.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.LogCheck;
import dev.caravan.example.cli.common.AnswerLines;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.LogText;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code log verify}: whether the log is as it was written. */
@Command(
    name = "verify",
    description = "Read all of the log, and tell whether it is as it was written.")
public final class LogVerifyCommand extends ApiCommand {
  private static final int NOT_INTACT = 2;

  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(
      names = "-head",
      paramLabel = "HEAD",
      description = "What log head printed earlier: whether the log still has that.")
  private String head = "";

  @Option(
      names = "-data-dir",
      paramLabel = "DIR",
      description =
          "Read the log of this data directory here, and ask no agent. One may be using it.")
  private @Nullable Path dataDirectory;

  /** For this session. */
  public LogVerifyCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    ProgressBar bar = new ProgressBar(session());
    JsonNode result = dataDirectory == null ? asked(client, bar) : read(dataDirectory, bar);
    bar.clear();
    LogCheck check = ApiClient.read(LogCheck.class, result);
    print(format.format(result).orElseGet(() -> LogText.check(check)));
    return check.intact() ? 0 : NOT_INTACT;
  }

  private JsonNode asked(ApiClient client, ProgressBar bar) throws IOException {
    Query query = Query.none().withUnlessEmpty("head", head);
    return AnswerLines.read(
        "Error reading the log", () -> client.stream("/v1/operator/log/verify", query), bar::show);
  }

  private JsonNode read(Path directory, ProgressBar bar) {
    return LogFiles.verify(session().directory().resolve(directory), head, bar);
  }
}
