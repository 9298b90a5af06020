package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditProgress;
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

/** {@code audit verify}: whether the log leads to the state, and decisions come out the same. */
@Command(
    name = "verify",
    description = "Go through the whole log again, and tell whether all is as it should be.")
public final class AuditVerifyCommand extends ApiCommand {
  private static final int NOT_SOUND = 2;

  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(
      names = "-decisions",
      description = "Make each decision of the scheduler again, and compare what comes of it.")
  private boolean decisions;

  /** For this session. */
  public AuditVerifyCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    ProgressBar bar = new ProgressBar(session());
    JsonNode last =
        AnswerLines.read(
            "Error reading the log",
            () -> client.stream("/v1/audit/verify", Query.of("decisions", decisions)),
            bar::show);
    bar.clear();
    AuditProgress result = ApiClient.read(AuditProgress.class, last);
    print(format.format(last).orElseGet(() -> AuditText.result(result)));
    return result.sound() ? 0 : NOT_SOUND;
  }
}
