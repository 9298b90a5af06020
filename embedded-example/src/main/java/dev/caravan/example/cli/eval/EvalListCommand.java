package dev.caravan.example.cli.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.EvaluationListText;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eval list}: all evaluations, newest first. */
@Command(name = "list", description = "List the set of evaluations processed by the scheduler.")
public final class EvalListCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Option(names = "-job", paramLabel = "JOB", description = "Only those of this job.")
  private String job = "";

  @Option(names = "-status", paramLabel = "STATUS", description = "Only those of this status.")
  private String status = "";

  @Option(
      names = "-filter",
      paramLabel = "EXPRESSION",
      description = "Only those for which this is true.")
  private String filter = "";

  /** For this session. */
  public EvalListCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode all =
        ask("Error querying evaluations", () -> client.getJson("/v1/evaluations", query()));
    print(format.format(all).orElseGet(() -> text(all)));
    return 0;
  }

  private Query query() {
    return Query.none()
        .withUnlessEmpty("job", job)
        .withUnlessEmpty("status", status)
        .withUnlessEmpty("filter", filter);
  }

  private String text(JsonNode all) {
    return EvaluationListText.render(
        ApiClient.readList(Evaluation.class, all).stream()
            .filter(one -> job.isEmpty() || one.jobId().equals(job))
            .filter(one -> status.isEmpty() || one.status().equals(status))
            .sorted(Comparator.comparingLong(Evaluation::createIndex).reversed())
            .toList(),
        view(verbose.verbose()));
  }
}
