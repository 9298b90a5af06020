package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** An event log in a data directory: {@code events.db}, kept to one process by a lock. */
final class SqliteLog implements LogStore {
  static final String FILE = "events.db";

  private final @Nullable DirectoryLock lock;
  private final SqliteConnections connections;
  private final Path file;
  private final @Nullable AuditKey key;
  private final SqliteRows rows;
  private final SqliteArchive archive;
  private final SqliteEngine engine;

  private SqliteLog(
      @Nullable DirectoryLock lock,
      SqliteConnections connections,
      Path file,
      @Nullable AuditKey key) {
    this.lock = lock;
    this.connections = connections;
    this.file = file;
    this.key = key;
    this.rows = new SqliteRows(connections, file);
    this.archive = new SqliteArchive(connections, file);
    EventChain chain = EventChain.of(key);
    this.engine = new SqliteEngine(connections, file, chain, rows.head(chain));
  }

  /** Opens the log of a directory; both are made if they are missing. */
  static SqliteLog open(Path directory, @Nullable AuditKey key) {
    DataDirectory.make(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    SqliteLog log = null;
    try {
      Path file = directory.toAbsolutePath().resolve(FILE);
      DataDirectory.requireWritable(file);
      log = open(lock, file, key);
      log.archiving().dropLeftOvers();
      return log;
    } finally {
      if (log == null) {
        lock.close();
      }
    }
  }

  /** Looks at the log of a directory, which others may write to meanwhile. */
  static SqliteLog look(Path directory, @Nullable AuditKey key) {
    Path file = directory.toAbsolutePath().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new StorageException(directory + " holds no event log");
    }
    return open(null, file, key);
  }

  /** Without a lock, it is only looked at. */
  private static SqliteLog open(@Nullable DirectoryLock lock, Path file, @Nullable AuditKey key) {
    @Nullable SqliteConnections opened = null;
    boolean isUsable = false;
    try {
      opened = SqliteConnections.open(file);
      if (lock == null) {
        opened.execute("PRAGMA query_only = ON");
        SqliteSchema.requireCurrent(opened, file, EventChain.of(key));
      } else {
        SqliteSchema.prepare(opened, file, EventChain.of(key));
      }
      SqliteLog log = new SqliteLog(lock, opened, file, key);
      isUsable = true;
      return log;
    } catch (SQLException e) {
      throw SqliteFailure.of(file + " cannot be opened as an event log", file, e);
    } finally {
      if (opened != null && !isUsable) {
        opened.close();
      }
    }
  }

  @Override
  public EventStorageEngine engine() {
    return engine;
  }

  @Override
  public void together(Runnable appends) {
    engine.together(appends);
  }

  SqliteConnections connections() {
    return connections;
  }

  @Override
  public ChainHead head() {
    return engine.head();
  }

  @Override
  public ChainHead at(long position) {
    return at(position, newChain());
  }

  private ChainHead at(long position, EventChain chain) {
    ChainHead here = rows.at(position, chain);
    return position == 0 || !here.hash().equals(chain.genesis())
        ? here
        : new ArchivedEvents(archive)
            .at(position)
            .map(event -> new ChainHead(position, event.requireHash()))
            .orElse(here);
  }

  @Override
  public Optional<Path> directory() {
    return Optional.ofNullable(file.getParent());
  }

  @Override
  public EventChain newChain() {
    return EventChain.of(key);
  }

  @Override
  public long chainedLater() {
    return rows.chainedLater();
  }

  @Override
  public Stream<ChainedEvent> stored(long after) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new WholeLog(after, rows.behind(after), new ArchivedEvents(archive)),
            Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public Stream<RecordedEvent> read(long after) {
    EventChain chain = newChain();
    ChainCheck check = new ChainCheck(chain, at(after, chain));
    StoredEvents reading = new StoredEvents();
    return stored(after).map(check::require).map(reading::read);
  }

  @Override
  public synchronized LogArchive archive(Instant endedBefore, ProgressListener progress) {
    if (lock == null) {
      throw new StorageException(
          file + " is only looked at; whoever writes to it can archive what is old");
    }
    return archiving().run(endedBefore, head().position(), progress);
  }

  private Archiving archiving() {
    return new Archiving(connections, rows, archive, newChain());
  }

  @Override
  public List<String> damages() {
    return rows.damages();
  }

  @Override
  public void close() {
    connections.close();
    if (lock != null) {
      lock.close();
    }
  }
}
