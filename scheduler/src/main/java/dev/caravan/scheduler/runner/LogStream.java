package dev.caravan.scheduler.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that may still grow, or that may not exist yet. At the end of what there is, it
 * waits for more unless nobody will write any. Closing it ends a read under way.
 */
final class LogStream extends InputStream {
  private static final long PAUSE_MILLIS = 50;

  private final Path file;
  private final LogStart start;
  private final BooleanSupplier complete;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable FileChannel channel;
  private long limit = Long.MAX_VALUE;

  private LogStream(Path file, LogStart start, BooleanSupplier complete) {
    this.file = file;
    this.start = start;
    this.complete = complete;
  }

  /** What there is now. */
  static LogStream snapshot(Path file, LogStart start) throws IOException {
    LogStream stream = new LogStream(file, start, () -> true);
    FileChannel opened = stream.open();
    stream.limit = opened == null ? 0 : opened.size();
    return stream;
  }

  /**
   * What there is now, and what will be.
   *
   * @param complete whether nobody will write any more
   */
  static LogStream following(Path file, LogStart start, BooleanSupplier complete)
      throws IOException {
    LogStream stream = new LogStream(file, start, complete);
    stream.open();
    return stream;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (closed.getCount() > 0) {
      // Asked before reading: what was written before the answer is read after it.
      boolean last = complete.getAsBoolean();
      int count = readNow(ByteBuffer.wrap(bytes, offset, length));
      if (count > 0) {
        return count;
      }
      if (last || pause()) {
        return -1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    synchronized (this) {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private synchronized int readNow(ByteBuffer target) throws IOException {
    // Asked before opening: what is opened after closing would never be closed.
    FileChannel opened = closed.getCount() == 0 ? null : open();
    if (opened == null) {
      return 0;
    }
    long left = limit - opened.position();
    if (left < target.remaining()) {
      target.limit(target.position() + (int) Math.max(0, left));
    }
    return opened.read(target);
  }

  /** The file at the place where reading goes on; null as long as there is no file. */
  private synchronized @Nullable FileChannel open() throws IOException {
    if (channel == null && Files.exists(file)) {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(LogPosition.of(start, channel));
    }
    return channel;
  }

  /** Waits a moment; tells whether the stream was closed meanwhile. */
  private boolean pause() throws IOException {
    try {
      return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for output", e);
    }
  }
}
