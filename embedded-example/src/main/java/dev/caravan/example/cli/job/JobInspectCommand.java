package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.JsonText;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job inspect}: prints a job as the agent has it. */
@Command(name = "inspect", description = "Inspect a submitted job.")
public final class JobInspectCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(names = "-version", paramLabel = "VERSION", description = "An earlier version of it.")
  private @Nullable Long version;

  /** For this session. */
  public JobInspectCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(false)).job(job);
    JsonNode found = version == null ? newest(client, id) : version(client, id, version);
    print(format.format(found).orElseGet(() -> JsonText.pretty(JobRequests.wrapped(found))));
    return 0;
  }

  private static JsonNode newest(ApiClient client, String id) {
    return ask("Error inspecting job", () -> client.getJson(JobRequests.path(id), Query.none()));
  }

  private static JsonNode version(ApiClient client, String id, long version) {
    JsonNode versions =
        ask(
            "Error inspecting job",
            () -> client.getJson(JobRequests.path(id, "versions"), Query.none()));
    for (JsonNode each : versions.path("Versions")) {
      if (each.path("Version").asLong() == version) {
        return each;
      }
    }
    throw new CommandFailure(
        "Error inspecting job: job \"%s\" has no version %d".formatted(id, version));
  }
}
