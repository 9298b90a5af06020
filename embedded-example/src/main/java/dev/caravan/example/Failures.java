package dev.caravan.example;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.storage.StorageException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong on standard error, and with which exit code the example ends. */
final class Failures {
  private Failures() {}

  static int badArguments(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    commandLine.getErr().println("caravan: " + e.getMessage() + "; see --help");
    return commandLine.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** What people can mend is told in a line; only a mistake in this program shows where it is. */
  static int failed(Exception e, CommandLine commandLine, ParseResult arguments) {
    if (isExpected(e)) {
      commandLine.getErr().println("caravan: " + e.getMessage());
    } else {
      e.printStackTrace(commandLine.getErr());
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean isExpected(Exception e) {
    return e instanceof StorageException
        || e instanceof InvalidJobException
        || e instanceof CommandRefusedException
        || e instanceof UncheckedIOException
        || e instanceof IllegalArgumentException
        || e instanceof StepFailedException;
  }
}
