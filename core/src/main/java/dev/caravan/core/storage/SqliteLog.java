package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** An event log in a data directory: {@code events.db}, kept to one process by a lock. */
final class SqliteLog implements AutoCloseable {
  private static final String FILE = "events.db";

  private final DirectoryLock lock;
  private final SqliteConnections connections;
  private final EventStorageEngine engine;

  private SqliteLog(DirectoryLock lock, SqliteConnections connections, Path file) {
    this.lock = lock;
    this.connections = connections;
    this.engine = new SqliteEngine(connections, file);
  }

  /** Opens the log of a directory; both are made if they are missing. */
  static SqliteLog open(Path directory) {
    create(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    SqliteLog log = null;
    try {
      Path file = directory.toAbsolutePath().resolve(FILE);
      log = new SqliteLog(lock, connect(file), file);
      return log;
    } finally {
      if (log == null) {
        lock.close();
      }
    }
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

  private static SqliteConnections connect(Path file) {
    @Nullable SqliteConnections opened = null;
    boolean isUsable = false;
    try {
      opened = SqliteConnections.open(file);
      SqliteSchema.prepare(opened, file);
      isUsable = true;
      return opened;
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

  EventStorageEngine engine() {
    return engine;
  }

  SqliteConnections connections() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
    lock.close();
  }
}
