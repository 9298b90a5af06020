package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of an output, one after the other, of which there may come more, or may be none
 * yet. At the end of what there is, it waits for more unless nobody will write any. Closing it ends
 * a read under way. A file that is dropped while it is read is read to its end.
 */
final class LogStream extends LogInput {
  private static final long PAUSE_MILLIS = 50;

  private final LogFiles files;
  private final LogStart start;
  private final BooleanSupplier complete;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable SeekableByteChannel channel;
  private boolean started;
  private int number;
  private long left = Long.MAX_VALUE;

  /** Behind the byte that was read last. */
  private LogPosition last = new LogPosition(0, 0);

  private LogStream(LogFiles files, LogStart start, BooleanSupplier complete) {
    this.files = files;
    this.start = start;
    this.complete = complete;
  }

  /** What there is now. */
  static LogStream snapshot(LogFiles files, LogStart start) throws IOException {
    LogStream stream = new LogStream(files, start, () -> true);
    stream.left = stream.open();
    return stream;
  }

  /**
   * What there is now, and what will be.
   *
   * @param complete whether nobody will write any more
   */
  static LogStream following(LogFiles files, LogStart start, BooleanSupplier complete)
      throws IOException {
    LogStream stream = new LogStream(files, start, complete);
    long unused = stream.open();
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
    if (closed.getCount() == 0) {
      return 0;
    }
    if (!started) {
      long unused = open();
    }
    if (left < target.remaining()) {
      target.limit(target.position() + (int) left);
    }
    int count = target.hasRemaining() ? read(target) : 0;
    left -= Math.max(0, count);
    return count;
  }

  /** Reads on, in the next file that is left if there is one and this one has no more. */
  private int read(ByteBuffer target) throws IOException {
    while (started) {
      int count = readFile(target);
      OptionalInt next = count > 0 ? OptionalInt.empty() : nextFile();
      if (next.isEmpty()) {
        return count;
      }
      // Once there is another file, nobody writes to this one: what it has now is all.
      int rest = readFile(target);
      if (rest > 0) {
        return rest;
      }
      if (channel != null) {
        channel.close();
      }
      channel = open(next.getAsInt(), 0);
    }
    return 0;
  }

  private int readFile(ByteBuffer target) throws IOException {
    if (channel == null) {
      return 0;
    }
    int count = channel.read(target);
    if (count > 0) {
      last = new LogPosition(number, channel.position());
    }
    return count;
  }

  @Override
  public synchronized String file() {
    return files.file(last.file()).getFileName().toString();
  }

  @Override
  public synchronized long offset() {
    return last.offset();
  }

  private OptionalInt nextFile() throws IOException {
    return files.numbers().stream().mapToInt(each -> each).filter(this::isLater).min();
  }

  private boolean isLater(int other) {
    return other > number;
  }

  /**
   * Opens the file in which reading starts, if there is one; tells how much there is from there.
   */
  private synchronized long open() throws IOException {
    if (files.numbers().isEmpty()) {
      return 0;
    }
    LogPosition.Span span = LogPosition.find(start, files);
    started = true;
    channel = open(span.start().file(), span.start().offset());
    return span.bytes();
  }

  private @Nullable SeekableByteChannel open(int file, long offset) throws IOException {
    number = file;
    try {
      return files.open(file).position(offset);
    } catch (NoSuchFileException dropped) {
      return null;
    }
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
