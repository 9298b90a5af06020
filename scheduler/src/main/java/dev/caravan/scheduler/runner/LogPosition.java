package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A byte in the files of an output.
 *
 * @param file the number of the file
 * @param offset in that file
 */
record LogPosition(int file, long offset) {
  private static final int BLOCK = 8192;

  /**
   * Where reading starts, and how much there is from there on now.
   *
   * @param start the first byte
   * @param bytes how many there are
   */
  record Span(LogPosition start, long bytes) {}

  /** A file as it is now. */
  private record Sized(int number, long size) {}

  /**
   * Finds the byte at which reading starts. All is counted over the files that are left, as in
   * Nomad: what has been dropped is not.
   */
  static Span find(LogStart start, LogFiles files) throws IOException {
    List<Sized> sized = new ArrayList<>();
    long all = 0;
    for (int number : files.numbers()) {
      long size = files.size(number);
      sized.add(new Sized(number, size));
      all += size;
    }
    long skipped =
        switch (start.unit()) {
          case OFFSET -> Math.min(start.amount(), all);
          case LAST_BYTES -> Math.max(0, all - start.amount());
          case LAST_LINES -> all - lastLines(start.amount(), files, sized);
        };
    return new Span(skip(skipped, sized), all - skipped);
  }

  private static LogPosition skip(long bytes, List<Sized> files) {
    long left = bytes;
    int number = 0;
    for (Sized file : files) {
      number = file.number();
      if (left < file.size() || file.equals(files.get(files.size() - 1))) {
        return new LogPosition(number, left);
      }
      left -= file.size();
    }
    return new LogPosition(number, left);
  }

  /** How many bytes the last lines have. A line feed at the very end ends the last line. */
  private static long lastLines(long lines, LogFiles files, List<Sized> sized) throws IOException {
    List<Sized> newestFirst = new ArrayList<>(sized);
    Collections.reverse(newestFirst);
    Tail tail = new Tail(lines);
    for (Sized file : newestFirst) {
      try (SeekableByteChannel channel = files.open(file.number())) {
        if (tail.goBack(channel, file.size())) {
          return tail.bytes;
        }
      } catch (NoSuchFileException dropped) {
        return tail.bytes;
      }
    }
    return tail.bytes;
  }

  /** Goes back from the end, past so many line feeds. */
  private static final class Tail {
    private long wanted;
    private long bytes;

    Tail(long wanted) {
      this.wanted = wanted;
    }

    /** Goes back through a file; tells whether the first of the lines begins in it. */
    boolean goBack(SeekableByteChannel file, long size) throws IOException {
      if (wanted == 0) {
        return true;
      }
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long end = size; end > 0; end -= BLOCK) {
        long start = Math.max(0, end - BLOCK);
        fill(file, block.clear().limit((int) (end - start)), start);
        for (int at = block.limit() - 1; at >= 0; at--) {
          if (block.get(at) == '\n' && bytes > 0 && --wanted == 0) {
            return true;
          }
          bytes++;
        }
      }
      return false;
    }

    private static void fill(SeekableByteChannel file, ByteBuffer block, long start)
        throws IOException {
      file.position(start);
      while (block.hasRemaining()) {
        if (file.read(block) < 0) {
          throw new IOException("the log was cut while it was read");
        }
      }
    }
  }
}
