package dev.caravan.example.cli.alloc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc restart}: starts the tasks of an allocation again, where they are. */
@Command(name = "restart", description = "Restart a running allocation.")
public final class AllocRestartCommand extends ApiCommand {
  @Parameters(
      index = "0",
      paramLabel = "ALLOCATION",
      description = "Its id, or the beginning of it.")
  private String allocation = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TASK",
      description = "Only this task; all that run without it.")
  private String task = "";

  @Option(names = "-task", paramLabel = "TASK", description = "Only this task.")
  private String taskOption = "";

  @Option(names = "-all-tasks", description = "All tasks, also those that have ended.")
  private boolean allTasks;

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  /** For this session. */
  public AllocRestartCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    String only = taskOption.isEmpty() ? task : taskOption;
    if (allTasks && !only.isEmpty()) {
      throw new CommandFailure(
          "The -all-tasks option is not allowed when restarting a specific task.");
    }
    String id = new Finder(client, view(verbose)).allocation(allocation);
    ObjectNode body = ApiClient.object().put("AllTasks", allTasks);
    if (!only.isEmpty()) {
      body.put("TaskName", only);
    }
    ask(
        "Failed to restart allocation",
        () -> client.put("/v1/client/allocation/" + id + "/restart", body));
    return 0;
  }
}
