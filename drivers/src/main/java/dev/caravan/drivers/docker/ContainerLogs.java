package dev.caravan.drivers.docker;

import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.drivers.support.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Copies a container's output to the task's log files, by one reader at a time. */
final class ContainerLogs implements AutoCloseable {
  private static final String HOME = ".docker";

  private final Container container;
  private final boolean terminal;
  private final LogCopy stdout;
  private final LogCopy stderr;
  private @Nullable LogReader reader;

  private ContainerLogs(Container container, boolean terminal, LogCopy stdout, LogCopy stderr) {
    this.container = container;
    this.terminal = terminal;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /**
   * Goes on where an earlier host stopped, if there was one.
   *
   * @param terminal whether the container has a terminal
   */
  static ContainerLogs open(Container container, boolean terminal, TaskRequest request)
      throws IOException {
    Directories places = request.directories();
    Path home = PrivateFiles.create(places.task().resolve(HOME));
    return new ContainerLogs(
        container,
        terminal,
        LogCopy.open(places.stdout(), request.logs(), home.resolve("stdout")),
        LogCopy.open(places.stderr(), request.logs(), home.resolve("stderr")));
  }

  /** Forgets how far a container's output was copied, as there is a new one or none. */
  static void forget(Directories places) throws IOException {
    PrivateFiles.delete(places.task().resolve(HOME));
  }

  /** Copies what there is and what comes; completes when no more can come. */
  CompletableFuture<@Nullable Void> follow() {
    return read(true);
  }

  /** Copies what there is. */
  CompletableFuture<@Nullable Void> catchUp() {
    return read(false);
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    stdout.close();
    stderr.close();
  }

  private synchronized CompletableFuture<@Nullable Void> read(boolean follow) {
    if (reader != null) {
      reader.close();
    }
    Instant since = since();
    String path =
        "/containers/%s/logs?stdout=1&stderr=1&timestamps=1&follow=%d&since=%d.%09d"
            .formatted(container.id(), follow ? 1 : 0, since.getEpochSecond(), since.getNano());
    reader = new LogReader(container.engine(), path, terminal, stdout, stderr);
    return reader.start();
  }

  private Instant since() {
    Instant out = stdout.position().time();
    Instant err = stderr.position().time();
    return out.isBefore(err) ? out : err;
  }
}
