package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Where the event log is kept. One ledger at a time may write to it. */
public final class EventStorage implements EventLog, AutoCloseable {
  private final LogStore log;
  private final AtomicBoolean closed = new AtomicBoolean();

  EventStorage(LogStore log) {
    this.log = log;
  }

  /**
   * Keeps the log in memory, for as long as this object is used. Closing it has no effect: another
   * ledger may go on with the log that the one before left.
   */
  public static EventStorage inMemory() {
    return new EventStorage(new InMemoryLog());
  }

  /**
   * Keeps a log in memory that begins with these events, for as long as this object is used.
   *
   * @param events of another log, from its first one on
   */
  public static EventStorage inMemory(Stream<RecordedEvent> events) {
    EventStorage copy = inMemory();
    events.forEach(event -> copy.engine().appendEvents(EventMessages.toMessage(event)));
    return copy;
  }

  /**
   * Keeps the log in a data directory: {@code events.db}, an SQLite database. An event is on the
   * disk before the command that caused it is answered.
   *
   * @param dataDirectory made if it is missing; used by one process at a time
   * @throws StorageException if the directory cannot be used, is in use, or holds something else
   */
  public static EventStorage sqlite(Path dataDirectory) {
    return sqlite(dataDirectory, null);
  }

  /**
   * The same, with events chained by a secret: whoever can write to the file but does not know the
   * key cannot change events unnoticed.
   *
   * @param key the one that the log was first written with; null for none
   * @throws StorageException if the directory cannot be used, is in use, holds something else, or
   *     was written with another key
   */
  public static EventStorage sqlite(Path dataDirectory, @Nullable AuditKey key) {
    return new EventStorage(SqliteLog.open(dataDirectory, key));
  }

  /**
   * Looks at the log of a data directory that another process may be using: it can be read,
   * verified and copied, and not be written.
   *
   * @param key the one that the log was written with; null for none
   * @throws StorageException if there is no log, or it was written with another key, or by a
   *     version that did not chain events yet
   */
  public static EventStorage readOnly(Path dataDirectory, @Nullable AuditKey key) {
    return new EventStorage(SqliteLog.look(dataDirectory, key));
  }

  /**
   * Makes a data directory of a log that {@link #exportTo} has written.
   *
   * @param dataDirectory empty, or made
   * @param key the one that the log was written with; null for none
   * @return the end of the log
   * @throws StorageException if the file cannot be read, is not whole or was changed, if the key is
   *     another one, or if the directory is not empty or cannot be written; it is left empty then
   */
  public static AuditHead importLog(
      Path file, Path dataDirectory, @Nullable AuditKey key, ProgressListener progress) {
    return LogImport.toDirectory(file, dataDirectory, key, progress);
  }

  /** The storage as Axon knows it; for the ledger. */
  public EventStorageEngine engine() {
    return log.engine();
  }

  /**
   * Stores all that is appended meanwhile at once: all of it is on the disk when this returns, or
   * nothing is. For the ledger.
   *
   * @throws StorageException if it cannot be stored
   */
  public void together(Runnable appends) {
    log.together(appends);
  }

  /**
   * Reads the log in order.
   *
   * @param after the position to begin behind; 0 for all
   * @return lazily read; to be closed
   * @throws StorageException if the log cannot be read, or an event is not as it was written, then
   *     or while the stream is used
   */
  public Stream<RecordedEvent> read(long after) {
    return log.read(after);
  }

  /** Position of the last event; 0 if there is none. */
  public long head() {
    return log.position();
  }

  /**
   * The place in the chain of an earlier event, which is taken as it is stored; some other place
   * than any that was ever told if there is no such event.
   */
  public AuditHead headAt(long position) {
    return log.at(position).toAuditHead();
  }

  /** Where the log is kept, if it is on the disk. */
  public Optional<Path> directory() {
    return log.directory();
  }

  @Override
  public AuditHead auditHead() {
    return log.head().toAuditHead();
  }

  @Override
  public LogVerification verify(@Nullable AuditHead expected, ProgressListener progress) {
    return LogVerifier.verify(log, expected, progress);
  }

  @Override
  public AuditHead exportTo(Path file, ProgressListener progress) {
    return LogExport.toFile(log, file, progress);
  }

  @Override
  public AuditHead exportTo(Writer out, ProgressListener progress) throws IOException {
    return LogExport.write(log, out, progress);
  }

  @Override
  public AuditHead backUpTo(Path directory, ProgressListener progress) {
    long end = log.position();
    try (Stream<ChainedEvent> events =
        log.stored(0).takeWhile(event -> event.event().position() <= end)) {
      return SqliteCopy.write(directory, log.newChain(), events, end, log.chainedLater(), progress);
    }
  }

  @Override
  public LogArchive archive(Instant endedBefore, ProgressListener progress) {
    return log.archive(endedBefore, progress);
  }

  /** Lets go of files and locks. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      log.close();
    }
  }
}
