package dev.caravan.example.cli;

import dev.caravan.example.cli.common.Session;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code completion}: lets a shell complete what people type. */
@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete commands and options.",
    footer = {"", "To use it now: source <(caravan completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    session.out().println(AutoComplete.bash(CommandTree.PROGRAM, root.commandLine()));
    return 0;
  }
}
