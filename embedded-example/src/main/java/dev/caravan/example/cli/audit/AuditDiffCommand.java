package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditDiff;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AuditText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code audit diff}: what changed between two moments. */
@Command(name = "diff", description = "Tell what changed between two moments.")
public final class AuditDiffCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The number of an event, or a time such as 2026-01-31T12:00:00Z.")
  private String from = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "The same; or now.")
  private String to = "";

  /** For this session. */
  public AuditDiffCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    Query query = Query.of("from", from).withUnlessEmpty("to", to);
    JsonNode json = ask("Error reading the log", () -> client.getJson("/v1/audit/diff", query));
    print(
        format
            .format(json)
            .orElseGet(
                () ->
                    AuditText.diff(
                        ApiClient.read(AuditDiff.class, json), view(verbose.verbose()))));
    return 0;
  }
}
