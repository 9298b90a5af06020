package dev.caravan.example.cli.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.EvaluationMonitor;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.EvaluationStatusText;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eval status}: why an evaluation was asked for, and what came of it. */
@Command(name = "status", description = "Display evaluation status and placement failure reasons.")
public final class EvalStatusCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(paramLabel = "EVALUATION", description = "Its id, or the beginning of it.")
  private String evaluation = "";

  @Option(names = "-monitor", description = "Go on until it is over.")
  private boolean monitor;

  /** For this session. */
  public EvalStatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(verbose.verbose());
    String id = new Finder(client, view).evaluation(evaluation);
    if (monitor) {
      return new EvaluationMonitor(client, session(), view).watch(id);
    }
    JsonNode json =
        ask(
            "Error querying evaluation",
            () -> client.getJson("/v1/evaluation/" + id, Query.none()));
    print(
        format
            .format(json)
            .orElseGet(
                () -> EvaluationStatusText.render(ApiClient.read(Evaluation.class, json), view)));
    return 0;
  }
}
