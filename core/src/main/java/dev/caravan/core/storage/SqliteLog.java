package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    EventChain chain = EventChain.of(key);
    this.engine = new SqliteEngine(connections, file, chain, rows.head(chain));
  }

  /** Opens the log of a directory; both are made if they are missing. */
  static SqliteLog open(Path directory, @Nullable AuditKey key) {
    create(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    SqliteLog log = null;
    try {
      Path file = directory.toAbsolutePath().resolve(FILE);
      log = open(lock, file, key);
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

  private static void create(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new StorageException(
          "data directory " + directory + " is a file; choose another directory");
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StorageException("data directory " + directory + " cannot be created: " + e, e);
    }
    if (!Files.isWritable(directory)) {
      throw new StorageException(
          "data directory "
              + directory
              + " is not writable; change its permissions or choose"
              + " another directory");
    }
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
      throw new StorageException(
          file
              + " cannot be opened as an event log: "
              + e.getMessage()
              + "; restore it from a copy or choose another directory",
          e);
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

  SqliteConnections connections() {
    return connections;
  }

  @Override
  public ChainHead head() {
    return engine.head();
  }

  @Override
  public ChainHead at(long position) {
    return rows.at(position, newChain());
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
    return rows.behind(after);
  }

  @Override
  public Stream<RecordedEvent> read(long after) {
    EventChain chain = newChain();
    ChainCheck check = new ChainCheck(chain, rows.at(after, chain));
    StoredEvents reading = new StoredEvents();
    return rows.behind(after).map(check::require).map(reading::read);
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
