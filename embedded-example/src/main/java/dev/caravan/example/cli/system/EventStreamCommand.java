package dev.caravan.example.cli.system;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code event stream}: what happens, as a line of JSON for each change. */
@Command(name = "stream", description = "Print events as they happen, one JSON object a line.")
public final class EventStreamCommand extends ApiCommand {
  @Option(
      names = "-topic",
      paramLabel = "TOPIC[:KEY]",
      description = "Only these: Job, Allocation:ID … May be repeated.")
  private List<String> topics = new ArrayList<>();

  @Option(names = "-index", paramLabel = "INDEX", description = "From this index on.")
  private long index;

  @Option(names = "-heartbeats", description = "Empty objects as well, which keep it alive.")
  private boolean heartbeats;

  /** For this session. */
  public EventStreamCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ask("Error streaming events", () -> client.stream("/v1/event/stream", query())),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (heartbeats || !line.equals("{}")) {
          print(line);
        }
      }
    }
    return 0;
  }

  private Query query() {
    Query query = index > 0 ? Query.of("index", index) : Query.none();
    for (String topic : topics) {
      query = query.with("topic", topic);
    }
    return query;
  }
}
