package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** The one table of an event log, and the marks by which a file is known to hold one. */
final class SqliteSchema {

  /** Written into the head of the file: "CRVN". */
  private static final long APPLICATION = 0x4352564E;

  private static final long VERSION = 1;

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
        UNIQUE (subject, sequence)
      )""";

  private SqliteSchema() {}

  /**
   * Makes the table in a new file, or makes sure that an old one is an event log.
   *
   * @throws StorageException if it is something else
   */
  static void prepare(SqliteConnections connections, Path file) throws SQLException {
    long application = connections.number("PRAGMA application_id");
    long version = connections.number("PRAGMA user_version");
    boolean isEmpty = connections.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (isEmpty && application == 0) {
      create(connections);
    } else if (application != APPLICATION) {
      throw new StorageException(
          file + " is a database, but not an event log of Caravan; choose another directory");
    } else if (version != VERSION) {
      throw new StorageException(
          file
              + " is an event log of form "
              + version
              + ", this version of Caravan knows form "
              + VERSION
              + " only; use the version that wrote it");
    }
    connections.execute("PRAGMA journal_mode = WAL");
  }

  private static void create(SqliteConnections connections) throws SQLException {
    connections.inTransaction(
        () ->
            connections.execute(
                TABLE,
                "PRAGMA application_id = " + APPLICATION,
                "PRAGMA user_version = " + VERSION));
  }
}
