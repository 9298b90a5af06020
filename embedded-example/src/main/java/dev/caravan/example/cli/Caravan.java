package dev.caravan.example.cli;

import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Entry point of the command line {@code caravan}. */
public final class Caravan {
  private Caravan() {}

  /**
   * Runs a command, and ends the process with its exit code.
   *
   * @param args the command with its options; {@code -h} tells which there are
   */
  public static void main(String[] args) {
    allowHostHeaders();
    Session session =
        new Session(
            System.in,
            System.out,
            System.err,
            System.getenv(),
            Path.of(""),
            Clock.systemUTC(),
            Ansi.AUTO.enabled());
    System.exit(run(session, args));
  }

  /** Of HTTP checks, for the agent; Java reads this before the first request. */
  private static void allowHostHeaders() {
    String allowed = "jdk.httpclient.allowRestrictedHeaders";
    if (System.getProperty(allowed) == null) {
      System.setProperty(allowed, "host");
    }
  }

  /** Runs a command and gives its exit code. */
  static int run(Session session, String... args) {
    return CommandTree.of(session)
        .setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Caravan::badArguments)
        .setExecutionExceptionHandler(Caravan::failed)
        .execute(Arguments.withSingleDashes(args));
  }

  private static int badArguments(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(e.getMessage());
    command.getErr().println("For additional help try '" + name + " -h'");
    int exitCode = command.getCommandSpec().exitCodeOnInvalidInput();
    return exitCode == ExitCode.USAGE ? 1 : exitCode;
  }

  /** What people can mend is told in a line; only a mistake in this program shows where it is. */
  private static int failed(Exception e, CommandLine command, ParseResult arguments) {
    if (e instanceof CommandFailure failure) {
      command.getErr().println(failure.getMessage());
      return failure.exitCode();
    }
    if (e instanceof ApiException) {
      command.getErr().println("Error: " + e.getMessage());
      return 1;
    }
    e.printStackTrace(command.getErr());
    return 1;
  }
}
