package dev.caravan.drivers.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.caravan.drivers.docker.LogParts.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container's log from the daemon and copies what is new. Once {@link #close()} has
 * returned, it copies nothing more.
 *
 * <p>The answer is read here and not by docker-java, which would hand on the parts of the log cut
 * to pieces: then it could not be told where the time in front of each part is.
 */
final class LogReader implements AutoCloseable {
  private final DockerEngine engine;
  private final String path;
  private final boolean terminal;
  private final LogCopy stdout;
  private final LogCopy stderr;
  private DockerHttpClient.@Nullable Response response;
  private boolean closed;

  /**
   * @param path what to ask the daemon for: a log of both streams, with times
   * @param terminal whether the container has a terminal
   */
  LogReader(DockerEngine engine, String path, boolean terminal, LogCopy stdout, LogCopy stderr) {
    this.engine = engine;
    this.path = path;
    this.terminal = terminal;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /**
   * Begins to read in a thread of its own.
   *
   * @return completes when the daemon has no more to send, or this is closed; exceptionally if
   *     reading failed
   */
  CompletableFuture<@Nullable Void> start() {
    return CompletableFuture.runAsync(this::readAll, LogReader::runInThread);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (response != null) {
      response.close();
    }
  }

  private static void runInThread(Runnable reading) {
    Thread thread = new Thread(reading, "docker-logs");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll() {
    try (DockerHttpClient.Response answer = opened(engine.get(path));
        InputStream body = answer.getBody()) {
      copyAll(terminal ? new TerminalLogParts(body) : new FramedLogParts(body));
    } catch (IOException | RuntimeException e) {
      if (!isClosed()) {
        throw new CompletionException(e);
      }
    }
  }

  private void copyAll(LogParts parts) throws IOException {
    LogCopy.Fresh freshStdout = new LogCopy.Fresh(stdout.position());
    LogCopy.Fresh freshStderr = new LogCopy.Fresh(stderr.position());
    for (Part part = parts.next(); part != null; part = parts.next()) {
      boolean isError = part.isError();
      copy(part.content(), isError ? stderr : stdout, isError ? freshStderr : freshStdout);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized DockerHttpClient.Response opened(DockerHttpClient.Response answer) {
    response = answer;
    if (closed) {
      answer.close();
    }
    return answer;
  }

  /** Each part is its time, a space, and what the container wrote. */
  private synchronized void copy(byte[] part, LogCopy copy, LogCopy.Fresh fresh)
      throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    int space = 0;
    while (part[space] != ' ') {
      space++;
    }
    Instant time = Instant.parse(new String(part, 0, space, StandardCharsets.US_ASCII));
    byte[] output = fresh.of(time, Arrays.copyOfRange(part, space + 1, part.length));
    if (output.length > 0) {
      copy.append(time, output);
    }
  }
}
