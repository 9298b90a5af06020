package dev.caravan.example.cli.alloc;

import dev.caravan.example.api.FileInfo;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.FileListText;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc fs}: the files of an allocation. */
@Command(name = "fs", description = "Inspect the contents of an allocation directory.")
public final class AllocFsCommand extends ApiCommand {
  private static final String PATHS = "/v1/client/fs/";

  @Mixin private final AllocationChoice allocation = new AllocationChoice();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "A directory to list, or a file to print.")
  private String path = "/";

  @Option(names = "-H", description = "Taken for the sake of scripts: sizes are told so anyway.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean humanReadable;

  @Option(names = "-stat", description = "Tell of the file instead of printing it.")
  private boolean stat;

  @Option(names = "-f", description = "Go on with what is written to the file.")
  private boolean follow;

  @Option(names = "-verbose", description = "Whole ids, and sizes in bytes.")
  private boolean verbose;

  @Mixin private final TailOptions tail = new TailOptions();

  /** For this session. */
  public AllocFsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) throws IOException {
    String id = allocation.find(client, view(verbose));
    Query at = Query.of("path", path);
    FileInfo file =
        ask("Error stating file", () -> client.get(FileInfo.class, PATHS + "stat/" + id, at));
    if (stat) {
      print(FileListText.stat(file, verbose));
    } else if (file.isDir()) {
      print(
          FileListText.list(
              ask(
                  "Error listing alloc dir",
                  () -> client.list(FileInfo.class, PATHS + "ls/" + id, at)),
              verbose));
    } else {
      printFile(client, id, file);
    }
    return 0;
  }

  private void printFile(ApiClient client, String id, FileInfo file) throws IOException {
    FileFollower follower = new FileFollower(client, id, path, tail.start(file.size()));
    try (InputStream content = follower.next()) {
      tail.copy(content, follow, session().out());
    }
    if (follow) {
      follower.follow(session().out());
    }
  }
}
