package dev.caravan.example;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the example application. */
public final class Main {
  private Main() {}

  /**
   * Runs the example. Ends the process only if it fails, with an exit code other than 0.
   *
   * @param args command line arguments; {@code --help} tells which
   */
  public static void main(String[] args) {
    int exitCode = run(System.out, System.err, args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Runs the example and gives its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return new CommandLine(new ExampleCommand(new Console(out)))
        .registerConverter(TaskKind.class, TaskKind::parse)
        .registerConverter(TaskImages.class, TaskImages::parse)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Failures::badArguments)
        .setExecutionExceptionHandler(Failures::failed)
        .execute(args);
  }
}
