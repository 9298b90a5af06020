package dev.caravan.example.cli.log;

import dev.caravan.core.storage.AuditHead;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code log backup}: the agent's log in a data directory here. */
@Command(
    name = "backup",
    description = "Copy the agent's log to a data directory, from which another agent can start.")
public final class LogBackupCommand extends ApiCommand {
  @Parameters(paramLabel = "DIR", description = "Empty, or made.")
  private Path directory = Path.of("");

  /** For this session. */
  public LogBackupCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    Path target = session().directory().resolve(directory);
    ProgressBar bar = new ProgressBar(session());
    Path lines = target.resolveSibling(target.getFileName() + ".jsonl");
    LogImporting.requireEmpty(target);
    String unused = new LogDownload(client, bar).to(lines);
    try {
      AuditHead head = LogImporting.run(lines, target, bar);
      print("Copied the log to %s, up to %s".formatted(directory, head));
    } finally {
      Files.delete(lines);
    }
    return 0;
  }
}
