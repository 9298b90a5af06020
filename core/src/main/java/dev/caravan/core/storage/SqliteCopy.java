package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Makes a new event log of the events of another one, each of which is checked on the way. The file
 * is there only once it is whole.
 */
final class SqliteCopy {
  private static final int BATCH_SIZE = 1_000;

  private SqliteCopy() {}

  /**
   * Writes events to the file of a data directory.
   *
   * @param directory made if it is missing
   * @param end how many events there are, to tell of progress
   * @param chainedLater how many of the first were chained only later
   * @throws StorageException if the directory has something in it, cannot be written, or an event
   *     is not as it was written
   */
  static AuditHead write(
      Path directory,
      EventChain chain,
      Stream<ChainedEvent> events,
      long end,
      long chainedLater,
      ProgressListener progress) {
    Path file = directory.resolve(SqliteLog.FILE);
    Path unfinished = directory.resolve(SqliteLog.FILE + ".part");
    try {
      requireEmpty(directory);
      AuditHead head;
      try (SqliteConnections connections = SqliteConnections.open(unfinished)) {
        // Until it is whole it is worth nothing, and need not survive anything.
        connections.execute("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF");
        SqliteSchema.create(connections, chain, chainedLater);
        head = insert(connections, chain, events, end, progress);
      }
      force(unfinished);
      Files.move(unfinished, file);
      return head;
    } catch (IOException | SQLException e) {
      throw SqliteFailure.of("the event log cannot be written to " + file, file, e);
    } finally {
      LeftOver.delete(unfinished);
    }
  }

  /** From here on it is on the disk. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        if (files.findAny().isPresent()) {
          throw new StorageException(directory + " is not empty; choose another directory");
        }
      }
    }
    Files.createDirectories(directory);
  }

  private static AuditHead insert(
      SqliteConnections connections,
      EventChain chain,
      Stream<ChainedEvent> events,
      long end,
      ProgressListener progress)
      throws SQLException {
    ChainCheck check = new ChainCheck(chain, chain.start());
    connections.inTransaction(
        () -> {
          try (PreparedStatement insert =
              connections.writer().prepareStatement(SqliteRows.INSERT)) {
            for (Iterator<ChainedEvent> all = events.iterator(); all.hasNext(); ) {
              StoredEvent event = check.require(all.next());
              SqliteRows.bind(insert, event, check.head().hash());
              insert.addBatch();
              if (event.position() % BATCH_SIZE == 0) {
                insert.executeBatch();
              }
              Progress.tell(progress, event.position(), end);
            }
            insert.executeBatch();
          }
        });
    return check.head().toAuditHead();
  }
}
