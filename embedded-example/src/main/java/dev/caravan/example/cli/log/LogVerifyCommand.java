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

  /** For this session. */
  public LogVerifyCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    ProgressBar bar = new ProgressBar(session());
    Query query = Query.none().withUnlessEmpty("head", head);
    JsonNode last =
        AnswerLines.read(
            "Error reading the log",
            () -> client.stream("/v1/operator/log/verify", query),
            bar::show);
    bar.clear();
    LogCheck check = ApiClient.read(LogCheck.class, last);
    print(format.format(last).orElseGet(() -> LogText.check(check)));
    return check.intact() ? 0 : NOT_INTACT;
  }
}
