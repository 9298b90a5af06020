package dev.caravan.core.driver;

import dev.caravan.core.model.LogConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes one output of a task to files that never become larger, nor more, than its {@code logs}
 * block says. Goes on in the newest file that is there. For drivers that pass the output of their
 * tasks on themselves; one writer per output at a time.
 */
public final class RotatingLog implements AutoCloseable {
  private final LogFiles files;
  private final int mostFiles;
  private final long mostBytes;
  private final boolean disabled;
  private int number;

  /** No channel: a thread that is interrupted while it writes would lose what it writes. */
  private OutputStream file;

  private long size;

  /**
   * @param mostBytes of one file
   */
  RotatingLog(Path first, int mostFiles, long mostBytes, boolean disabled) throws IOException {
    this.files = new LogFiles(first);
    this.mostFiles = Math.max(1, mostFiles);
    this.mostBytes = Math.max(1, mostBytes);
    this.disabled = disabled;
    this.number = files.newest();
    this.file = open();
  }

  /**
   * Opens the files of an output.
   *
   * @param first the one with number 0
   * @throws IOException if the newest cannot be opened
   */
  public static RotatingLog open(Path first, LogConfig limits) throws IOException {
    return new RotatingLog(first, limits.maxFiles(), bytesPerFile(limits), limits.disabled());
  }

  /** How large a file may become, in bytes. */
  public static long bytesPerFile(LogConfig limits) {
    return (long) limits.maxFileSizeMb() << 20;
  }

  /**
   * Writes all of it; to several files if it does not fit into one.
   *
   * @throws IOException if it cannot be written
   */
  public void write(ByteBuffer output) throws IOException {
    if (disabled) {
      output.position(output.limit());
      return;
    }
    while (output.hasRemaining()) {
      if (size >= mostBytes) {
        next();
      }
      byte[] part = new byte[(int) Math.min(output.remaining(), mostBytes - size)];
      output.get(part);
      file.write(part);
      size += part.length;
    }
  }

  /** The number of the file that is written to. */
  public int number() {
    return number;
  }

  /** The length of the file that is written to. */
  public long size() {
    return size;
  }

  /** How many bytes there are past this place. */
  public long bytesPast(int ofNumber, long size) throws IOException {
    long past = 0;
    for (int each : files.numbers()) {
      past += each > ofNumber ? files.size(each) : 0;
    }
    return past + Math.max(0, files.size(ofNumber) - size);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void next() throws IOException {
    file.close();
    number++;
    file = open();
    for (int each : files.numbers()) {
      if (each <= number - mostFiles) {
        Files.deleteIfExists(files.file(each));
      }
    }
  }

  /** A task could have put a link in its place, to have something else written to. */
  private OutputStream open() throws IOException {
    files.requireOwnDirectory();
    Path path = files.file(number);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(path);
    }
    OutputStream opened =
        Files.newOutputStream(
            path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    size = Files.size(path);
    return opened;
  }
}
