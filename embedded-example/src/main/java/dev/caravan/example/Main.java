package dev.caravan.example;

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
    int exitCode = run(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Runs the example and gives its exit code. */
  static int run(String... args) {
    return new CommandLine(new ExampleCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Failures::badArguments)
        .setExecutionExceptionHandler(Failures::failed)
        .execute(args);
  }
}
