package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.example.api.Job;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.JsonText;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.JobVersionText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job history}: the versions of a job, newest first. */
@Command(name = "history", description = "Display all tracked versions of a job.")
public final class JobHistoryCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(names = "-p", description = "With what differs from the version before.")
  private boolean diffs;

  @Option(names = "-full", description = "The whole of each version, as JSON.")
  private boolean full;

  @Option(names = "-version", paramLabel = "VERSION", description = "Only this version.")
  private @Nullable Long version;

  /** For this session. */
  public JobHistoryCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(false)).job(job);
    JsonNode answer =
        ask(
            "Error retrieving job versions",
            () -> client.getJson(JobRequests.path(id, "versions"), Query.of("diffs", diffs)));
    List<Entry> entries = entries(answer);
    if (format.isWanted()) {
      ArrayList<JsonNode> jobs = new ArrayList<>();
      entries.forEach(entry -> jobs.add(entry.json()));
      format.format(ApiClient.array(jobs)).ifPresent(this::print);
      return 0;
    }
    if (entries.isEmpty()) {
      print("No versions to display");
      return 1;
    }
    print(String.join("\n\n", entries.stream().map(this::text).toList()));
    return 0;
  }

  /** A version, and what differs from the one before it; null if that is not known. */
  private record Entry(Job job, JsonNode json, @Nullable JobDiff diff) {}

  private List<Entry> entries(JsonNode answer) {
    List<Entry> entries = new ArrayList<>();
    JsonNode versions = answer.path("Versions");
    JsonNode differences = answer.path("Diffs");
    for (int i = 0; i < versions.size(); i++) {
      Job each = ApiClient.read(Job.class, versions.get(i));
      if (version == null || version == each.version()) {
        JobDiff diff =
            diffs && differences.hasNonNull(i)
                ? ApiClient.read(JobDiff.class, differences.get(i))
                : null;
        entries.add(new Entry(each, versions.get(i), diff));
      }
    }
    return entries;
  }

  private String text(Entry entry) {
    return full
        ? JsonText.pretty(entry.json())
        : JobVersionText.render(entry.job(), entry.diff(), view(false));
  }
}
