package dev.caravan.example.cli.alloc;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc logs}: what a task has written. */
@Command(name = "logs", description = "Streams the logs of a task.")
public final class AllocLogsCommand extends ApiCommand {
  @Mixin private final AllocationChoice allocation = new AllocationChoice();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TASK",
      description = "Which task; an allocation with one task needs none.")
  private String task = "";

  @Option(names = "-task", paramLabel = "TASK", description = "Which task.")
  private String taskOption = "";

  @Option(names = "-stderr", description = "Standard error instead of standard output.")
  private boolean stderr;

  @Option(names = "-stdout", description = "Standard output, which is the default.")
  @SuppressWarnings("UnusedVariable") // Taken for the sake of scripts that say it.
  private boolean stdout;

  @Option(names = "-f", description = "Go on with what it writes, until it ends.")
  private boolean follow;

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  @Mixin private final TailOptions tail = new TailOptions();

  /** For this session. */
  public AllocLogsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    String id = allocation.find(client, view(verbose));
    Query query =
        tail.addTo(
            Query.of("task", task(client, id))
                .with("type", stderr ? "stderr" : "stdout")
                .with("follow", follow)
                .with("plain", true));
    try (InputStream log =
        ask("Error reading log", () -> client.stream("/v1/client/fs/logs/" + id, query))) {
      tail.copy(log, follow, session().out());
    }
    return 0;
  }

  private String task(ApiClient client, String id) {
    String given = taskOption.isEmpty() ? task : taskOption;
    return given.isEmpty() ? Allocations.onlyTask(client, id) : given;
  }
}
