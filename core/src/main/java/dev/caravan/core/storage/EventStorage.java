package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Where the event log is kept. One ledger at a time may write to it. */
public final class EventStorage implements AutoCloseable {
  private final EventStorageEngine engine;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  EventStorage(EventStorageEngine engine, Runnable release) {
    this.engine = engine;
    this.release = release;
  }

  /**
   * Keeps the log in memory, for as long as this object is used. Closing it has no effect: another
   * ledger may go on with the log that the one before left.
   */
  public static EventStorage inMemory() {
    return new EventStorage(new InMemoryEngine(), () -> {});
  }

  /**
   * Keeps the log in a data directory: {@code events.db}, an SQLite database. An event is on the
   * disk before the command that caused it is answered.
   *
   * @param dataDirectory made if it is missing; used by one process at a time
   * @throws StorageException if the directory cannot be used, is in use, or holds something else
   */
  public static EventStorage sqlite(Path dataDirectory) {
    SqliteLog log = SqliteLog.open(dataDirectory);
    return new EventStorage(log.engine(), log::close);
  }

  /** The storage as Axon knows it; for the ledger. */
  public EventStorageEngine engine() {
    return engine;
  }

  /**
   * Reads the log in order.
   *
   * @param after the position to begin behind; 0 for all
   * @return lazily read; to be closed
   * @throws StorageException if the log cannot be read, then or while the stream is used
   */
  public Stream<RecordedEvent> read(long after) {
    TrackingToken token = after == 0 ? null : GapAwareTrackingToken.newInstance(after, List.of());
    return engine.readEvents(token, false).map(EventMessages::toEvent);
  }

  /** Position of the last event; 0 if there is none. */
  public long head() {
    TrackingToken head = engine.createHeadToken();
    return head == null ? 0 : head.position().orElse(0);
  }

  /** Lets go of files and locks. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
