package dev.caravan.drivers.docker;

import dev.caravan.core.driver.RotatingLog;
import dev.caravan.core.model.LogConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;

/**
 * One output of a container on its way to log files. After each write it notes its position in a
 * file of its own, so that a later host goes on exactly where this one stopped. One reader uses it
 * at a time.
 */
final class LogCopy implements AutoCloseable {
  private final RotatingLog log;
  private final FileChannel notes;
  private LogPosition position;

  /** Bytes in the log files that a host wrote last before it died, without noting it. */
  private long unnoted;

  private LogCopy(RotatingLog log, FileChannel notes) throws IOException {
    this.log = log;
    this.notes = notes;
    ByteBuffer noted = ByteBuffer.allocate((int) Math.min(notes.size(), 256));
    notes.read(noted, 0);
    String text = new String(noted.array(), StandardCharsets.US_ASCII);
    this.position = LogPosition.decode(text, log.number(), log.size());
    this.unnoted = log.bytesPast(position.file(), position.fileSize());
    if (noted.limit() == 0) {
      note(position);
    }
  }

  /**
   * @param log the first of the files that it goes to
   */
  static LogCopy open(Path log, LogConfig limits, Path notes) throws IOException {
    return new LogCopy(
        RotatingLog.open(log, limits),
        FileChannel.open(
            notes, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Where the next reader must go on. */
  synchronized LogPosition position() {
    return position;
  }

  /** Appends a part of the output and notes the new position. */
  synchronized void append(Instant time, byte[] part) throws IOException {
    int known = (int) Math.min(unnoted, part.length);
    unnoted -= known;
    log.write(ByteBuffer.wrap(part, known, part.length - known));
    long before = time.equals(position.time()) ? position.bytesAtTime() : 0;
    note(new LogPosition(time, before + part.length, log.number(), log.size()));
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
    notes.close();
  }

  private void note(LogPosition reached) throws IOException {
    notes.write(ByteBuffer.wrap(reached.encoded().getBytes(StandardCharsets.US_ASCII)), 0);
    position = reached;
  }

  /**
   * Passes over what has been copied before: a reader gets the output from the second on in which
   * the position is. Once it is past the position, all is new, even if the daemon's clock jumps
   * back.
   */
  static final class Fresh {
    private static final byte[] NOTHING = {};
    private final LogPosition start;
    private long seenAtStart;
    private boolean past;

    Fresh(LogPosition start) {
      this.start = start;
    }

    byte[] of(Instant time, byte[] part) {
      if (past || time.isAfter(start.time())) {
        past = true;
        return part;
      }
      if (time.isBefore(start.time())) {
        return NOTHING;
      }
      long old = Math.min(part.length, Math.max(0, start.bytesAtTime() - seenAtStart));
      seenAtStart += part.length;
      return Arrays.copyOfRange(part, (int) old, part.length);
    }
  }
}
