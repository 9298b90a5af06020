package dev.caravan.example.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.jobspec.DurationText;
import dev.caravan.example.cli.common.AnswerLines;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code log archive}: what is old leaves the database for files beside it. */
@Command(
    name = "archive",
    description =
        "Move events of what the agent forgot long ago from its database to files beside it. They"
            + " stay part of the log.")
public final class LogArchiveCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(
      names = "-older-than",
      paramLabel = "DURATION",
      description = "How long ago it was forgotten. Default: ${DEFAULT-VALUE}.")
  private String olderThan = "720h";

  /** For this session. */
  public LogArchiveCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    Instant before = session().clock().instant().minus(age());
    ProgressBar bar = new ProgressBar(session());
    JsonNode last =
        AnswerLines.read(
            "Error archiving",
            () -> client.putForStream("/v1/operator/log/archive", Query.of("before", before)),
            bar::show);
    bar.clear();
    print(format.format(last).orElseGet(() -> text(last)));
    return 0;
  }

  private Duration age() {
    return DurationText.parse(olderThan)
        .filter(age -> !age.isNegative())
        .orElseThrow(
            () ->
                new CommandFailure(
                    "Failed to parse -older-than \"%s\": give a duration such as 720h"
                        .formatted(olderThan)));
  }

  private static String text(JsonNode archive) {
    long events = archive.path("Events").asLong();
    if (events == 0) {
      return "Nothing is that old";
    }
    StringBuilder text = new StringBuilder(events + " events archived in");
    archive.path("Files").forEach(file -> text.append("\n  ").append(file.asText()));
    return text.toString();
  }
}
