package dev.caravan.example.cli.system;

import dev.caravan.example.cli.common.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code version}: which version of the command line this is. */
@Command(name = "version", description = "Prints the version.")
public final class VersionCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  /** For this session. */
  public VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.out().println("Caravan v" + version());
    return 0;
  }

  /** As the jar says; classes that are in none are of no version yet. */
  public static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
