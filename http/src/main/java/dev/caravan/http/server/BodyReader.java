package dev.caravan.http.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request without holding a thread. What is longer than allowed is read to its
 * end and dropped, up to a point, so that a client that only reads after writing gets its answer.
 */
final class BodyReader implements Runnable {
  private static final long DRAINED_AT_MOST = 128L << 20;

  private final Content.Source source;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private long length;

  private BodyReader(Content.Source source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  /** The body; {@link TooLargeException} if it is longer than so many bytes. */
  static CompletableFuture<byte[]> read(Content.Source source, int limit) {
    BodyReader reader = new BodyReader(source, limit);
    reader.run();
    return reader.whole;
  }

  /** The body is longer than allowed. */
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes what has come, and asks to be called again. */
  @Override
  public void run() {
    while (!whole.isDone()) {
      Content.@Nullable Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      take(chunk);
    }
  }

  private void take(Content.Chunk chunk) {
    if (Content.Chunk.isFailure(chunk)) {
      whole.completeExceptionally(chunk.getFailure());
      return;
    }
    keep(chunk.getByteBuffer());
    chunk.release();
    if (chunk.isLast() || length > DRAINED_AT_MOST) {
      end();
    }
  }

  private void keep(ByteBuffer buffer) {
    length += buffer.remaining();
    if (length <= limit) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
  }

  private void end() {
    if (length > limit) {
      whole.completeExceptionally(new TooLargeException());
    } else {
      whole.complete(kept.toByteArray());
    }
  }
}
