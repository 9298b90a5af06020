package dev.caravan.http.server;

import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams under way, each on a thread of its own, apart from those that answer requests. */
final class Streams implements AutoCloseable {
  private static final int AT_MOST = 256;
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, AT_MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("stream"));
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, daemons("heartbeat"));

  Streams() {
    timer.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread made = new Thread(task, "caravan-http-" + name + "-" + number.incrementAndGet());
      made.setDaemon(true);
      return made;
    };
  }

  /**
   * Begins to write a stream.
   *
   * @throws ApiException if too many are under way
   */
  void run(Answer.Bytes bytes, Reply reply) {
    try {
      threads.execute(() -> write(bytes, reply));
    } catch (RejectedExecutionException e) {
      throw new ApiException(
          503, "%d streams are under way already; try again later".formatted(AT_MOST));
    }
  }

  /**
   * Makes a web socket of the connection.
   *
   * @throws ApiException if the client asks for none
   */
  void upgrade(Answer.Socket socket, Reply reply) {
    if (!reply.upgrade(new SocketHandler(socket.opener(), threads))) {
      throw ApiException.badRequest(
          "This is only for web sockets: the request must upgrade to one");
    }
  }

  private void write(Answer.Bytes bytes, Reply reply) {
    reply.keepWaiting();
    try (Writing writing = new Writing()) {
      if (bytes.followed()) {
        reply.whenClientLeaves(writing::interrupt);
      }
      OutputStream out = reply.begin(bytes.contentType());
      if (bytes.heartbeat().isEmpty()) {
        bytes.source().writeTo(out);
      } else {
        writeAlive(bytes, out, writing);
      }
      reply.end();
    } catch (IOException | RuntimeException e) {
      reply.fail(e);
    }
  }

  private void writeAlive(Answer.Bytes bytes, OutputStream out, Writing writing)
      throws IOException {
    byte[] heartbeat = bytes.heartbeat().getBytes(StandardCharsets.UTF_8);
    HeartbeatStream alive = new HeartbeatStream(out, heartbeat);
    Future<?> beats =
        timer.scheduleWithFixedDelay(
            () -> beat(alive, writing),
            SILENCE.toMillis(),
            SILENCE.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      bytes.source().writeTo(alive);
    } finally {
      beats.cancel(false);
    }
  }

  /** A machine that went down without a word shows when it is written to: its stream ends. */
  private void beat(HeartbeatStream stream, Writing writing) {
    threads.execute(
        () -> {
          try {
            stream.beat(SILENCE);
          } catch (IOException e) {
            writing.interrupt();
          }
        });
  }

  /** Interrupts those under way. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
