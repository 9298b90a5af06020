package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of an event log, in the order of the log. */
final class SqliteRows {
  /** How many events are read at a time; few at first, for those who look at one only. */
  private static final int FIRST_BATCH = 50;

  private static final int LARGEST_BATCH = 1_000;

  private static final String COLUMNS =
      "position, time, subject, sequence, kind, id, event, revision, data, meta, hash";

  /** Stores a row; filled in by {@link #bind}. */
  static final String INSERT =
      "INSERT INTO events (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String BEHIND =
      "SELECT " + COLUMNS + " FROM events WHERE position > ? ORDER BY position LIMIT ?";
  private static final String LAST =
      "SELECT position, hash FROM events ORDER BY position DESC LIMIT 1";
  private static final String HASH_AT = "SELECT position, hash FROM events WHERE position = ";
  private static final String AT = "SELECT " + COLUMNS + " FROM events WHERE position = ";
  private static final String DELETE =
      "DELETE FROM events WHERE position = ? AND time = ? AND subject = ? AND sequence = ?"
          + " AND kind = ? AND id = ? AND event = ? AND revision = ? AND data = ? AND meta = ?"
          + " AND hash = ?";
  private static final String CHAIN = "UPDATE events SET hash = ? WHERE position = ?";

  /** Compares the table with its index too, which {@code quick_check} would not. */
  private static final String CHECK = "PRAGMA integrity_check(100)";

  private final SqliteConnections connections;
  private final Path file;

  SqliteRows(SqliteConnections connections, Path file) {
    this.connections = connections;
    this.file = file;
  }

  /** Fills in all of the columns for one row. */
  static void bind(PreparedStatement statement, StoredEvent event, Hash hash) throws SQLException {
    statement.setLong(1, event.position());
    statement.setString(2, event.time());
    statement.setString(3, event.subject());
    statement.setLong(4, event.sequence());
    statement.setString(5, event.kind());
    statement.setString(6, event.id());
    statement.setString(7, event.event());
    statement.setString(8, event.revision());
    statement.setString(9, event.data());
    statement.setString(10, event.meta());
    statement.setBytes(11, hash.bytes());
  }

  private static ChainedEvent event(ResultSet row) throws SQLException {
    byte[] hash = row.getBytes(11);
    return new ChainedEvent(
        new StoredEvent(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)),
        hash == null ? null : Hash.of(hash));
  }

  /** Chains events that have no hashes yet; inside a transaction. How many there are. */
  static long chainAll(Connection connection, EventChain chain) throws SQLException {
    ChainHead head = chain.start();
    try (PreparedStatement update = connection.prepareStatement(CHAIN)) {
      for (List<ChainedEvent> batch = batch(connection, 0, LARGEST_BATCH);
          !batch.isEmpty();
          batch = batch(connection, head.position(), LARGEST_BATCH)) {
        for (ChainedEvent unchained : batch) {
          head = chain.next(head, unchained.event());
          update.setBytes(1, head.hash().bytes());
          update.setLong(2, head.position());
          update.addBatch();
        }
        update.executeBatch();
      }
    }
    return head.position();
  }

  private static List<ChainedEvent> batch(Connection connection, long after, int size)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BEHIND)) {
      select.setLong(1, after);
      select.setInt(2, size);
      List<ChainedEvent> events = new ArrayList<>(size);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
      return events;
    }
  }

  /** The events behind a position. A batch is read at a time, so no reader is held meanwhile. */
  Iterator<ChainedEvent> behind(long after) {
    return new Rows(after);
  }

  /** Where the chain ends. */
  ChainHead head(EventChain chain) {
    return place(LAST, chain.start(), "behind its beginning");
  }

  /** An event's place in the chain; at its start if there is no such event here. */
  ChainHead at(long position, EventChain chain) {
    ChainHead none = new ChainHead(position, chain.genesis());
    return place(HASH_AT + position, none, "at event " + position);
  }

  /** Whether an event is here. */
  boolean has(long position) {
    return find(position).isPresent();
  }

  /**
   * An event, nothing of which has been looked at.
   *
   * @throws StorageException if it is not here
   */
  ChainedEvent event(long position) {
    return find(position)
        .orElseThrow(() -> new StorageException("event " + position + " is not in " + file));
  }

  private Optional<ChainedEvent> find(long position) {
    return reading(
        "at event " + position,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(AT + position)) {
            return row.next() ? Optional.of(event(row)) : Optional.empty();
          }
        });
  }

  /**
   * Deletes events; inside a transaction.
   *
   * @throws StorageException if one of them is not there, or not word for word the same
   */
  static void delete(Connection connection, List<ChainedEvent> events) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (ChainedEvent event : events) {
        bind(delete, event.event(), event.requireHash());
        if (delete.executeUpdate() != 1) {
          throw new StorageException(
              event.event().describe() + " is not in the archive as it is in the event log");
        }
      }
    }
  }

  private ChainHead place(String sql, ChainHead otherwise, String where) {
    return reading(
        where,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
              return otherwise;
            }
            byte[] hash = row.getBytes(2);
            return hash == null
                ? new ChainHead(row.getLong(1), otherwise.hash())
                : new ChainHead(row.getLong(1), Hash.of(hash));
          }
        });
  }

  /** How many of the first events were chained only later. */
  long chainedLater() {
    return reading("at its beginning", SqliteSchema::chainedLater);
  }

  /** What SQLite finds to be wrong with the database. */
  List<String> damages() {
    return reading(
        "as a whole",
        connection -> {
          List<String> damages = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet lines = statement.executeQuery(CHECK)) {
            while (lines.next()) {
              damages.add("the database is damaged: " + lines.getString(1));
            }
          } catch (SQLException e) {
            damages.add("the database is damaged: " + e.getMessage());
          }
          damages.remove("the database is damaged: ok");
          return damages;
        });
  }

  private <T> T reading(String where, Query<T> query) {
    try (Connection connection = connections.getConnection()) {
      return query.ask(connection);
    } catch (SQLException e) {
      throw SqliteFailure.of("event log " + file + " cannot be read " + where, file, e);
    }
  }

  /** Something to find out. */
  @FunctionalInterface
  private interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** Reads batches as they are needed. */
  private final class Rows implements Iterator<ChainedEvent> {
    private long position;
    private Iterator<ChainedEvent> batch = List.<ChainedEvent>of().iterator();
    private int size = FIRST_BATCH;
    private boolean ended;

    Rows(long after) {
      this.position = after;
    }

    @Override
    public boolean hasNext() {
      if (!batch.hasNext() && !ended) {
        List<ChainedEvent> next =
            reading("behind event " + position, connection -> batch(connection, position, size));
        ended = next.size() < size;
        size = Math.min(2 * size, LARGEST_BATCH);
        batch = next.iterator();
      }
      return batch.hasNext();
    }

    @Override
    public ChainedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the log has ended");
      }
      ChainedEvent next = batch.next();
      position = next.event().position();
      return next;
    }
  }
}
