package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** One place where an event log can be kept. */
interface LogStore extends AutoCloseable {

  EventStorageEngine engine();

  /** Stores all that is appended meanwhile at once: all of it, or nothing. */
  void together(Runnable appends);

  /** Where the log ends. */
  ChainHead head();

  /** Position of the last event; 0 if there is none. */
  default long position() {
    return head().position();
  }

  /** The place in the chain of an event, of which nothing has been looked at. */
  ChainHead at(long position);

  /** Where the log is, if it is on the disk. */
  Optional<Path> directory();

  /** A chain with the key of this log. */
  EventChain newChain();

  /** How many of the first events were chained only after the log was first written. */
  long chainedLater();

  /**
   * The events behind a position as they are stored, nothing of which has been looked at.
   *
   * @return lazily read; to be closed
   */
  Stream<ChainedEvent> stored(long after);

  /**
   * The events behind a position, each of which is as it was written.
   *
   * @return lazily read; to be closed
   */
  Stream<RecordedEvent> read(long after);

  /**
   * Moves events of what ended before a time to files.
   *
   * @throws StorageException if that cannot be done
   */
  LogArchive archive(Instant endedBefore, ProgressListener progress);

  /** What is wrong with the files that hold the log. */
  List<String> damages();

  @Override
  void close();
}
