package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AllocationListText;
import dev.caravan.example.output.View;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job allocs}: the allocations of a job, newest first. */
@Command(name = "allocs", description = "List allocations for a job.")
public final class JobAllocsCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(names = "-all", description = "Those of an earlier job of the same id as well.")
  private boolean all;

  /** For this session. */
  public JobAllocsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    String id = new Finder(client, view).job(job);
    JsonNode answer =
        ask(
            "Error retrieving allocations",
            () -> client.getJson(JobRequests.path(id, "allocations"), Query.of("all", all)));
    print(format.format(answer).orElseGet(() -> text(answer, view)));
    return 0;
  }

  private static String text(JsonNode answer, View view) {
    return AllocationListText.render(
        ApiClient.readList(Allocation.class, answer).stream()
            .sorted(Comparator.comparingLong(Allocation::createIndex).reversed())
            .toList(),
        view);
  }
}
