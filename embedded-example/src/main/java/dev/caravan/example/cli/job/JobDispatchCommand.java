package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.EvaluationMonitor;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.Ids;
import dev.caravan.example.output.KeyValues;
import dev.caravan.example.output.View;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job dispatch}: runs a parameterized job once. */
@Command(name = "dispatch", description = "Dispatch an instance of a parameterized job.")
public final class JobDispatchCommand extends ApiCommand {
  private static final String STANDARD_INPUT = "-";

  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(index = "0", paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PAYLOAD",
      description = "A file that is given to it; - for what is piped in.")
  private String payload = "";

  @Option(
      names = "-meta",
      paramLabel = "KEY=VALUE",
      description = "Meta that it is given. May be repeated.")
  private List<String> meta = new ArrayList<>();

  @Option(
      names = "-id-prefix-template",
      paramLabel = "PREFIX",
      description = "What the id of the instance has in it.")
  private String idPrefix = "";

  @Option(
      names = "-idempotency-token",
      paramLabel = "TOKEN",
      description = "As long as an instance of this token is known, no other one is dispatched.")
  private String idempotencyToken = "";

  /** For this session. */
  public JobDispatchCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    ObjectNode body = body(id);
    Query query = Query.none().withUnlessEmpty("idempotency_token", idempotencyToken);
    JsonNode answer =
        ask(
            "Failed to dispatch job",
            () -> client.put(JsonNode.class, JobRequests.path(id, "dispatch"), query, body));
    String evaluation = answer.path("EvalID").asText("");
    print(told(answer.path("DispatchedJobID").asText(""), evaluation, view));
    if (evaluation.isEmpty() || monitor.detach()) {
      return 0;
    }
    print("");
    return new EvaluationMonitor(client, session(), view).watch(evaluation);
  }

  private static String told(String child, String evaluation, View view) {
    KeyValues lines = new KeyValues().with("Dispatched Job ID", child);
    return evaluation.isEmpty()
        ? lines.render()
        : lines.with("Evaluation ID", Ids.verbose(view.verbose()).of(evaluation)).render();
  }

  private ObjectNode body(String id) throws IOException {
    ObjectNode body = JobRequests.naming(id).put("Payload", payload());
    ObjectNode values = body.putObject("Meta");
    for (String pair : meta) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new CommandFailure("Error parsing meta value: " + pair + "; give KEY=VALUE");
      }
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    if (!idPrefix.isEmpty()) {
      body.put("IdPrefixTemplate", idPrefix);
    }
    return body;
  }

  /** Jackson writes bytes as Base64, as the API wants them. */
  private byte[] payload() throws IOException {
    if (payload.isEmpty()) {
      return new byte[0];
    }
    return payload.equals(STANDARD_INPUT)
        ? session().in().readAllBytes()
        : Files.readAllBytes(session().directory().resolve(payload));
  }
}
