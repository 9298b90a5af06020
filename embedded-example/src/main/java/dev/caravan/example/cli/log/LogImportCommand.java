package dev.caravan.example.cli.log;

import dev.caravan.core.storage.AuditHead;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code log import}: a data directory out of a file; no agent is asked. */
@Command(
    name = "import",
    description = "Make a data directory of a log that was exported, for an agent to start from.")
public final class LogImportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "What log export has written.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "DIR", description = "Empty, or made.")
  private Path directory = Path.of("");

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  /** For this session. */
  public LogImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AuditHead head =
        LogImporting.run(
            session.directory().resolve(file),
            session.directory().resolve(directory),
            new ProgressBar(session));
    session.out().println("Imported the log to %s, up to %s".formatted(directory, head));
    return 0;
  }
}
