package dev.caravan.http.server;

import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams under way, each on a thread of its own, apart from those that answer requests. */
final class Streams implements AutoCloseable {
  private static final int AT_MOST = 256;

  private final AtomicInteger number = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_MOST,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread made = new Thread(task, "caravan-http-stream-" + number.incrementAndGet());
            made.setDaemon(true);
            return made;
          });

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

  private static void write(Answer.Bytes bytes, Reply reply) {
    reply.keepWaiting();
    try {
      try (OutputStream out = reply.begin(bytes.contentType())) {
        bytes.source().writeTo(out);
      }
      reply.end();
    } catch (IOException | RuntimeException e) {
      reply.fail(e);
    }
  }

  /** Interrupts those under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
