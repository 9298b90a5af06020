package dev.caravan.example.cli.alloc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ExecClient;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc exec}: runs a command beside a task. Its exit code is the command's. */
@Command(name = "exec", description = "Execute commands in task.")
public final class AllocExecCommand extends ApiCommand {
  @Mixin private final AllocationChoice allocation = new AllocationChoice();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The program and its arguments.")
  private List<String> command = List.of();

  @Option(
      names = {"-task", "--task"},
      paramLabel = "TASK",
      description = "Beside which task; an allocation with one task needs none.")
  private String task = "";

  @Option(
      names = "-i",
      arity = "0..1",
      fallbackValue = "true",
      description = "Pass standard input on, which is the default; -i=false for none.")
  private boolean input = true;

  @Option(
      names = "-t",
      arity = "0..1",
      fallbackValue = "true",
      description = "With a terminal, which is the default where there is one.")
  private @Nullable Boolean tty;

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  /** For this session. */
  public AllocExecCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    // What a test types does not come from the terminal.
    boolean typed = session().in() == System.in && HostTerminal.isThere();
    boolean withTerminal = tty == null ? input && typed : tty;
    if (withTerminal && !input) {
      throw new CommandFailure("-i must be enabled if running with tty");
    }
    String id = allocation.find(client, view(verbose));
    String beside = task.isEmpty() ? Allocations.onlyTask(client, id) : task;
    JsonNode words = ApiClient.array(command.stream().<JsonNode>map(TextNode::valueOf).toList());
    ExecClient.Request request = new ExecClient.Request(id, beside, words, withTerminal);
    InputStream in = input ? session().in() : null;
    if (!withTerminal || !typed) {
      return exec(client, request, in, () -> null);
    }
    try (HostTerminal terminal = HostTerminal.raw()) {
      return exec(client, request, in, terminal::size);
    }
  }

  private int exec(
      ApiClient client,
      ExecClient.Request request,
      @Nullable InputStream in,
      ExecClient.Terminal terminal) {
    return ask(
        "failed to exec into task",
        () -> ExecClient.run(client, request, in, session().out(), session().err(), terminal));
  }
}
