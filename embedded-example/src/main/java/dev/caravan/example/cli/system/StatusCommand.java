package dev.caravan.example.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: all jobs, or whatever an id belongs to. */
@Command(name = "status", description = "Display the status output for a resource.")
public final class StatusCommand extends ApiCommand {
  /** The kinds of things that an id may belong to, with what tells of them. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          "jobs",
          "job",
          "allocs",
          "alloc",
          "nodes",
          "node",
          "evals",
          "eval",
          "deployment",
          "deployment");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The id of anything, or the beginning of it; jobs are listed without it.")
  private String id = "";

  @Option(names = "-verbose", description = "Whole ids, and all there is to tell.")
  private boolean verbose;

  /** For this session. */
  public StatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    return id.isEmpty() ? give("job") : give(kind(client));
  }

  private String kind(ApiClient client) {
    ObjectNode body = ApiClient.object().put("Prefix", id).put("Context", "all");
    JsonNode answer =
        ask(
            "Error querying search with id: \"" + id + "\"",
            () -> client.put(JsonNode.class, "/v1/search", body));
    List<String> kinds = new ArrayList<>();
    answer
        .path("Matches")
        .properties()
        .forEach(
            match -> {
              if (COMMANDS.containsKey(match.getKey()) && !match.getValue().isEmpty()) {
                kinds.add(match.getKey());
              }
            });
    if (kinds.isEmpty()) {
      throw new CommandFailure("Unable to resolve ID: \"" + id + "\"");
    }
    if (kinds.size() > 1 && !isExactJob(answer)) {
      throw new CommandFailure(
          "Multiple matches found for id \"%s\": %s".formatted(id, String.join(", ", kinds)));
    }
    return isExactJob(answer) ? "job" : COMMANDS.getOrDefault(kinds.get(0), "job");
  }

  private boolean isExactJob(JsonNode answer) {
    for (JsonNode job : answer.path("Matches").path("jobs")) {
      if (job.asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** Has another command tell, with the same options. */
  private int give(String command) {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    List<String> arguments = new ArrayList<>(List.of(command, "status"));
    arguments.addAll(sharedOptions());
    if (verbose) {
      arguments.add("-verbose");
    }
    if (!id.isEmpty()) {
      arguments.add(id);
    }
    return root.execute(arguments.toArray(new String[0]));
  }
}
