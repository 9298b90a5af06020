package dev.caravan.example.cli.alloc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc signal}: sends a signal to the tasks of an allocation. */
@Command(name = "signal", description = "Signal a running allocation.")
public final class AllocSignalCommand extends ApiCommand {
  @Parameters(
      index = "0",
      paramLabel = "ALLOCATION",
      description = "Its id, or the beginning of it.")
  private String allocation = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TASK",
      description = "Only this task; all without it.")
  private String task = "";

  @Option(
      names = "-s",
      paramLabel = "SIGNAL",
      description = "Which signal. Default: ${DEFAULT-VALUE}.")
  private String signal = "SIGKILL";

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  /** For this session. */
  public AllocSignalCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String id = new Finder(client, view(verbose)).allocation(allocation);
    ObjectNode body = ApiClient.object().put("Signal", signal).put("Task", task);
    ask(
        "Error signalling allocation",
        () -> client.put("/v1/client/allocation/" + id + "/signal", body));
    return 0;
  }
}
