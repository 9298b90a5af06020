package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of an event log, and the marks by which a file is known to hold one. */
final class SqliteSchema {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteSchema.class);

  /** Written into the head of the file: "CRVN". */
  private static final long APPLICATION = 0x4352564E;

  /** Events without hashes. */
  private static final long UNCHAINED = 1;

  private static final long VERSION = 2;

  /** Some of the events are archived: {@link SqliteArchive}. */
  private static final long WITH_ARCHIVE = 3;

  /** Tells earlier versions of Caravan that they cannot read all of the log. */
  static final String MARK_ARCHIVE = "PRAGMA user_version = " + WITH_ARCHIVE;

  static final EventSchema COLUMNS =
      EventSchema.builder()
          .eventTable("events")
          .globalIndexColumn("position")
          .timestampColumn("time")
          .aggregateIdentifierColumn("subject")
          .sequenceNumberColumn("sequence")
          .typeColumn("kind")
          .eventIdentifierColumn("id")
          .payloadTypeColumn("event")
          .payloadRevisionColumn("revision")
          .payloadColumn("data")
          .metaDataColumn("meta")
          .build();

  private static final String TABLE =
      """
      CREATE TABLE events (
        position INTEGER PRIMARY KEY,
        time     TEXT    NOT NULL,
        subject  TEXT    NOT NULL,
        sequence INTEGER NOT NULL,
        kind     TEXT    NOT NULL,
        id       TEXT    NOT NULL,
        event    TEXT    NOT NULL,
        revision TEXT    NOT NULL,
        data     TEXT    NOT NULL,
        meta     TEXT    NOT NULL,
        hash     BLOB,
        UNIQUE (subject, sequence)
      )""";

  /** One row: by what the events are chained, and how many of them were so only later. */
  private static final String CHAIN_TABLE =
      """
      CREATE TABLE chain (
        algorithm TEXT    NOT NULL,
        genesis   BLOB    NOT NULL,
        later     INTEGER NOT NULL
      )""";

  private SqliteSchema() {}

  /**
   * Makes the tables in a new file, or makes sure that an old one is an event log of this chain.
   *
   * @throws StorageException if it is something else
   */
  static void prepare(SqliteConnections connections, Path file, EventChain chain)
      throws SQLException {
    long application = connections.number("PRAGMA application_id");
    long version = connections.number("PRAGMA user_version");
    boolean isEmpty = connections.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (isEmpty && application == 0) {
      create(connections, chain, 0);
    } else if (application == APPLICATION && version == UNCHAINED) {
      chain(connections, file, chain);
    }
    requireCurrent(connections, file, chain);
    connections.execute("PRAGMA journal_mode = WAL");
  }

  /**
   * Makes sure that a file is an event log of this form and chain.
   *
   * @throws StorageException if it is something else
   */
  static void requireCurrent(SqliteConnections connections, Path file, EventChain chain)
      throws SQLException {
    long version = connections.number("PRAGMA user_version");
    if (connections.number("PRAGMA application_id") != APPLICATION) {
      throw new StorageException(
          file + " is a database, but not an event log of Caravan; choose another directory");
    }
    if (version == UNCHAINED) {
      throw new StorageException(
          file + " was written before events were chained; start a scheduler on it first");
    }
    if (version != VERSION && version != WITH_ARCHIVE) {
      throw new StorageException(
          file
              + " is an event log of form "
              + version
              + ", this version of Caravan knows forms up to "
              + WITH_ARCHIVE
              + " only; use the version that wrote it");
    }
    requireChain(connections, file, chain);
  }

  /** Makes the tables in a file that has none. */
  static void create(SqliteConnections connections, EventChain chain, long later)
      throws SQLException {
    connections.inTransaction(
        () -> {
          connections.execute(TABLE, "PRAGMA application_id = " + APPLICATION);
          begin(connections, chain, later);
        });
  }

  private static void begin(SqliteConnections connections, EventChain chain, long later)
      throws SQLException {
    connections.execute(CHAIN_TABLE, "PRAGMA user_version = " + VERSION);
    try (PreparedStatement insert =
        connections.writer().prepareStatement("INSERT INTO chain VALUES (?, ?, ?)")) {
      insert.setString(1, chain.algorithm());
      insert.setBytes(2, chain.genesis().bytes());
      insert.setLong(3, later);
      insert.executeUpdate();
    }
  }

  private static void chain(SqliteConnections connections, Path file, EventChain chain)
      throws SQLException {
    connections.inTransaction(
        () -> {
          connections.execute("ALTER TABLE events ADD COLUMN hash BLOB");
          long events = SqliteRows.chainAll(connections.writer(), chain);
          begin(connections, chain, events);
          LOG.warn(
              "{} was written before events were chained; its {} events are chained from now on."
                  + " What happened to them until now cannot be told",
              file,
              events);
        });
  }

  private static void requireChain(SqliteConnections connections, Path file, EventChain chain)
      throws SQLException {
    try (Statement statement = connections.writer().createStatement();
        ResultSet row = statement.executeQuery("SELECT algorithm, genesis FROM chain")) {
      if (!row.next()) {
        throw new StorageException(
            "the event log is damaged: "
                + file
                + " does not say how its events are chained; restore it from a copy");
      }
      if (!Hash.of(row.getBytes("genesis")).equals(chain.genesis())) {
        throw new StorageException(
            file
                + " is chained by "
                + row.getString("algorithm")
                + " and not with the audit key that was given, if any; open it with the key it"
                + " was written with, or, if that was it, restore it from a copy");
      }
    }
  }

  static long chainedLater(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT later FROM chain")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Whether there may be events that are archived. */
  static boolean hasArchive(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getLong(1) == WITH_ARCHIVE;
    }
  }
}
