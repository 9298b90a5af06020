package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database knows of events that have left it: in which file they are, and where there. */
final class SqliteArchive {
  /** Beside the database. */
  static final String DIRECTORY = "archive";

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS archived (
        first  INTEGER PRIMARY KEY,
        last   INTEGER NOT NULL,
        file   TEXT    NOT NULL,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        digest BLOB    NOT NULL
      )""";

  private static final String COLUMNS = "first, last, file, offset, length, digest";
  private static final String AROUND =
      "SELECT " + COLUMNS + " FROM archived WHERE first <= ? AND last >= ?";
  private static final String INSERT =
      "INSERT INTO archived (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)";
  private static final String HAS_FILE = "SELECT count(*) FROM archived WHERE file = ?";

  private final SqliteConnections connections;
  private final Path file;
  private final ArchiveReader reader;

  /**
   * Of a database.
   *
   * @param file where it is
   */
  SqliteArchive(SqliteConnections connections, Path file) {
    this.connections = connections;
    this.file = file;
    this.reader = new ArchiveReader(directory());
  }

  Path directory() {
    return file.resolveSibling(DIRECTORY);
  }

  ArchiveReader reader() {
    return reader;
  }

  /** The blocks that may have the event at a position; at most one of them has. */
  List<ArchivedBlock> blocksAround(long position) {
    try (Connection connection = connections.getConnection()) {
      if (!SqliteSchema.hasArchive(connection)) {
        return List.of();
      }
      try (PreparedStatement select = connection.prepareStatement(AROUND)) {
        select.setLong(1, position);
        select.setLong(2, position);
        return blocks(select);
      }
    } catch (SQLException e) {
      throw cannotBeRead(e);
    }
  }

  private static List<ArchivedBlock> blocks(PreparedStatement select) throws SQLException {
    List<ArchivedBlock> blocks = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        blocks.add(
            new ArchivedBlock(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getInt(5),
                Hash.of(rows.getBytes(6))));
      }
    }
    return blocks;
  }

  /** Whether events are known to be in a file of this name. */
  boolean knows(String name) {
    try (Connection connection = connections.getConnection()) {
      if (!SqliteSchema.hasArchive(connection)) {
        return false;
      }
      try (PreparedStatement select = connection.prepareStatement(HAS_FILE)) {
        select.setString(1, name);
        try (ResultSet count = select.executeQuery()) {
          return count.getLong(1) > 0;
        }
      }
    } catch (SQLException e) {
      throw cannotBeRead(e);
    }
  }

  private StorageException cannotBeRead(SQLException e) {
    return new StorageException(
        "event log " + file + " does not tell what is archived: " + e.getMessage(), e);
  }

  /** Notes where events are; inside a transaction, in which they leave the database. */
  static void add(Connection connection, List<ArchivedBlock> blocks) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute(SqliteSchema.MARK_ARCHIVE);
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (ArchivedBlock block : blocks) {
        insert.setLong(1, block.first());
        insert.setLong(2, block.last());
        insert.setString(3, block.file());
        insert.setLong(4, block.offset());
        insert.setInt(5, block.length());
        insert.setBytes(6, block.digest().bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
