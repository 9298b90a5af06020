package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.AxonException;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC storage, fitted to SQLite: one writer, no gaps between positions, no snapshots. */
final class SqliteEngine extends JdbcEventStorageEngine {
  private static final int BATCH_SIZE = 1_000;

  // Axon's own statements ask for min() or max(), which are null where there are no rows, and the
  // driver cannot give a null as a Long. These answer with no row instead.
  private static final String HEAD = "SELECT position FROM events ORDER BY position DESC LIMIT 1";
  private static final String TAIL = "SELECT position - 1 FROM events ORDER BY position LIMIT 1";
  private static final String TOKEN_AT =
      "SELECT position - 1 FROM events WHERE time >= ? ORDER BY position LIMIT 1";
  private static final String LAST_SEQUENCE =
      "SELECT sequence FROM events WHERE subject = ? ORDER BY sequence DESC LIMIT 1";

  private final SqliteConnections connections;
  private final Path file;
  private final EventChain chain;
  private final StoredEvents form = new StoredEvents();
  private volatile ChainHead head;

  /** The end of the log once the transaction under way is committed. */
  private ChainHead appended;

  /**
   * Goes on with a log.
   *
   * @param head the end of the log now
   */
  SqliteEngine(SqliteConnections connections, Path file, EventChain chain, ChainHead head) {
    super(settings(connections, new EventSerializer()));
    this.connections = connections;
    this.file = file;
    this.chain = chain;
    this.head = head;
    this.appended = head;
  }

  /** The end of the log. */
  ChainHead head() {
    return head;
  }

  private static Builder settings(SqliteConnections connections, Serializer serializer) {
    return JdbcEventStorageEngine.builder()
        .connectionProvider(connections)
        // Reads need no transaction; appending opens one of its own.
        .transactionManager(NoTransactionManager.INSTANCE)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .persistenceExceptionResolver(new SqliteDuplicateKeys())
        .schema(SqliteSchema.COLUMNS)
        .dataType(String.class)
        .batchSize(BATCH_SIZE)
        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
        .extendedGapCheckEnabled(false)
        .createHeadToken((connection, schema) -> connection.prepareStatement(HEAD))
        .createTailToken((connection, schema) -> connection.prepareStatement(TAIL))
        .createTokenAt((connection, schema, time) -> tokenAt(connection, time))
        .lastSequenceNumberFor((connection, schema, subject) -> last(connection, subject));
  }

  private static PreparedStatement tokenAt(Connection connection, Instant time)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(TOKEN_AT);
    statement.setString(1, DateTimeUtils.formatInstant(time));
    return statement;
  }

  private static PreparedStatement last(Connection connection, String subject) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(LAST_SEQUENCE);
    statement.setString(1, subject);
    return statement;
  }

  /** Stores all that is appended meanwhile in one transaction: all of it, or nothing. */
  void together(Runnable appends) {
    try {
      connections.inTransaction(
          () -> {
            appended = head;
            appends.run();
          });
      head = appended;
    } catch (SQLException e) {
      throw failure("written", e);
    }
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (!connections.isInTransaction()) {
      together(() -> appendEvents(events, serializer));
      return;
    }
    try {
      super.appendEvents(events, serializer);
    } catch (AxonException e) {
      throw failure("written", e);
    }
  }

  /** Axon executes what this prepares. */
  @Override
  protected PreparedStatement appendEvents(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SqliteRows.INSERT);
    ChainHead last = appended;
    for (EventMessage<?> event : events) {
      StoredEvent stored = form.write(last.position() + 1, (DomainEventMessage<?>) event);
      last = chain.next(last, stored);
      SqliteRows.bind(statement, stored, last.hash());
      statement.addBatch();
    }
    appended = last;
    return statement;
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String subject, long firstSequence, int batchSize) {
    return reading(() -> super.fetchDomainEvents(subject, firstSequence, batchSize));
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      @Nullable TrackingToken after, int batchSize) {
    return reading(() -> super.fetchTrackedEvents(after, batchSize));
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return reading(super::createHeadToken);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String subject) {
    return Stream.empty();
  }

  private <T extends @Nullable Object> T reading(Supplier<T> query) {
    try {
      return query.get();
    } catch (AxonException e) {
      throw failure("read", e);
    }
  }

  private StorageException failure(String what, Exception e) {
    return SqliteFailure.of("event log " + file + " cannot be " + what, file, e);
  }
}
