package dev.caravan.scheduler.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Finds the byte at which reading starts. */
final class LogPosition {
  private static final int BLOCK = 8192;

  private LogPosition() {}

  static long of(LogStart start, FileChannel file) throws IOException {
    long size = file.size();
    return switch (start.unit()) {
      case OFFSET -> Math.min(start.amount(), size);
      case LAST_BYTES -> Math.max(0, size - start.amount());
      case LAST_LINES -> lastLines(start.amount(), file, size);
    };
  }

  /** Goes back from the end, past so many line feeds. One at the very end ends the last line. */
  private static long lastLines(long lines, FileChannel file, long size) throws IOException {
    long wanted = lines;
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long end = size; end > 0; end -= BLOCK) {
      long start = Math.max(0, end - BLOCK);
      read(file, block.clear().limit((int) (end - start)), start);
      for (long at = end - 1; at >= start; at--) {
        boolean lineFeed = block.get((int) (at - start)) == '\n';
        if (lineFeed && at < size - 1 && --wanted == 0) {
          return at + 1;
        }
      }
    }
    return lines == 0 ? size : 0;
  }

  private static void read(FileChannel file, ByteBuffer block, long start) throws IOException {
    while (block.hasRemaining()) {
      if (file.read(block, start + block.position()) < 0) {
        throw new IOException("the log was cut while it was read");
      }
    }
  }
}
