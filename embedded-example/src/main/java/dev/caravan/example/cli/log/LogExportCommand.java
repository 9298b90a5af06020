package dev.caravan.example.cli.log;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code log export}: the agent's log in a file. */
@Command(
    name = "export",
    description = "Write the agent's log to a file, as lines of JSON that log import reads.")
public final class LogExportCommand extends ApiCommand {
  @Parameters(paramLabel = "FILE", description = "There only once it is whole.")
  private Path file = Path.of("");

  /** For this session. */
  public LogExportCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    Path target = session().directory().resolve(file);
    String head = new LogDownload(client, new ProgressBar(session())).to(target);
    print("Exported the log to %s, up to %s".formatted(file, head));
    return 0;
  }
}
