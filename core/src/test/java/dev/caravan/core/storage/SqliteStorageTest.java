package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.report;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.Origin;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.samples.Samples;
import dev.caravan.core.state.ClusterState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest {
  private static final Clock CLOCK = Clock.fixed(NOW.plusNanos(5), ZoneOffset.UTC);

  @TempDir private Path temp;

  private Path directory() {
    return temp.resolve("data");
  }

  private Ledger open() {
    return Ledgers.open(EventStorage.sqlite(directory()), CLOCK);
  }

  private static List<RecordedEvent> log(Ledger ledger) {
    try (Stream<RecordedEvent> log = ledger.read(0)) {
      return log.toList();
    }
  }

  private void sql(String... statements) throws SQLException {
    String url = "jdbc:sqlite:" + directory().resolve("events.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Makes the log one of before events were chained, after this. */
  private void unchained(String sql) throws SQLException {
    sql(sql, "ALTER TABLE events DROP COLUMN hash", "DROP TABLE chain", "PRAGMA user_version = 1");
  }

  private static List<? extends Command> someUnit() {
    return List.of(registerNode(), registerJob("redis:3.2"), createDeployment(), placeAllocation());
  }

  @Test
  void whatWasStoredIsThereWhenOpenedAgain() {
    ClusterState before;
    List<RecordedEvent> logBefore;
    try (Ledger ledger = open()) {
      ledger.execute("ann", someUnit());
      ledger.execute("scheduler", List.of(stopAllocation()));
      before = ledger.execute("node node-1", List.of(report(ClientStatus.COMPLETE)));
      logBefore = log(ledger);
    }

    try (Ledger ledger = open()) {
      assertThat(ledger.state()).usingRecursiveComparison().isEqualTo(before);
      assertThat(log(ledger)).isEqualTo(logBefore);
    }
  }

  @Test
  void commandsGoOnWhereTheyWereLeft() {
    try (Ledger ledger = open()) {
      ledger.execute("ann", someUnit());
    }

    try (Ledger ledger = open()) {
      ClusterState state = ledger.execute("scheduler", List.of(stopAllocation()));

      assertThat(state.allocation(ALLOCATION).orElseThrow().modifyIndex()).isEqualTo(5);
      assertThat(log(ledger).get(4).sequence()).isEqualTo(1);
    }
  }

  @Test
  void aLongLogIsReadWhole() {
    List<? extends Command> unit =
        IntStream.rangeClosed(1, 2_500).mapToObj(Samples::placeAllocation).toList();
    try (Ledger ledger = open()) {
      ledger.execute("scheduler", unit);
    }

    try (Ledger ledger = open()) {
      assertThat(ledger.state().allocationsOf(JOB)).hasSize(2_500);
      try (Stream<RecordedEvent> log = ledger.read(999)) {
        assertThat(log.map(RecordedEvent::position)).first().isEqualTo(1_000L);
      }
    }
  }

  @Test
  void theLogCanBeReadWithSql() throws SQLException {
    try (Ledger ledger = open()) {
      ledger.execute("ann", List.of(registerJob("redis:3.2")));
    }

    String url = "jdbc:sqlite:" + directory().resolve("events.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT *, data ->> '$.job.priority' AS priority, meta ->> '$.actor' AS actor"
                    + " FROM events")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong("position")).isEqualTo(1);
      assertThat(row.getString("time")).isEqualTo("2026-01-02T03:04:05.678Z");
      assertThat(row.getString("subject")).isEqualTo("default/example");
      assertThat(row.getString("event")).isEqualTo("JobRegistered");
      assertThat(row.getString("revision")).isEqualTo("1");
      assertThat(row.getInt("priority")).isEqualTo(50);
      assertThat(row.getString("actor")).isEqualTo("ann");
    }
  }

  @Test
  void theStoredLogKeepsWhereEventsCameFrom() {
    PlanBasis basis = new PlanBasis(PlanBasis.RIGHT_BEFORE, NOW.plusNanos(7), false);
    Requester planner = new Requester("scheduler", "r-1", 0, basis);
    try (Ledger ledger = open()) {
      ledger.execute("ann", List.of(registerJob("redis:3.2"), createEvaluation(false)));
      ledger.execute(planner, state -> List.of(placeAllocation(), stopAllocation()));
    }

    try (Ledger ledger = open()) {
      assertThat(log(ledger))
          .extracting(RecordedEvent::origin)
          .containsExactly(
              new Origin("ann", null, 0, 2, null),
              new Origin("ann", null, 1, 0, null),
              new Origin("scheduler", "r-1", 2, 2, new PlanBasis(2, NOW.plusNanos(7), false)),
              new Origin("scheduler", null, 2, 0, null));
    }
  }

  @Test
  void aLogThatKnowsOnlyWhoAskedIsRead() throws SQLException {
    try (Ledger ledger = open()) {
      ledger.execute("ann", List.of(registerJob("redis:3.2"), createEvaluation(false)));
    }
    unchained("UPDATE events SET meta = '{\"actor\":\"ann\"}'");

    try (Ledger ledger = open()) {
      assertThat(log(ledger)).extracting(RecordedEvent::origin).containsOnly(Origin.of("ann"));
    }
  }

  @Test
  void tokensOfAnEmptyLogAreEmpty() {
    try (EventStorage storage = EventStorage.sqlite(directory())) {
      EventStorageEngine engine = storage.engine();

      assertThat(storage.head()).isZero();
      assertThat(engine.createTailToken()).isNull();
      assertThat(engine.createTokenAt(Instant.EPOCH)).isNull();
      assertThat(engine.lastSequenceNumberFor("default/example")).isEmpty();
      assertThat(engine.readEvents("default/example").hasNext()).isFalse();
    }
  }

  @Test
  void tokensOfALogPointIntoIt() {
    try (EventStorage storage = EventStorage.sqlite(directory());
        Ledger ledger = Ledgers.open(storage, CLOCK)) {
      ledger.execute("ann", someUnit());
      EventStorageEngine engine = storage.engine();

      assertThat(storage.head()).isEqualTo(4);
      assertThat(engine.createTailToken()).extracting(SqliteStorageTest::position).isEqualTo(0L);
      assertThat(engine.createTokenAt(NOW)).extracting(SqliteStorageTest::position).isEqualTo(0L);
      assertThat(engine.lastSequenceNumberFor("default/example")).hasValue(0L);
    }
  }

  private static long position(TrackingToken token) {
    return token.position().orElseThrow();
  }

  @Test
  void anEventWhosePlaceIsTakenIsNotStored() {
    try (EventStorage storage = EventStorage.sqlite(directory())) {
      RecordedEvent event =
          new RecordedEvent(1, NOW, "ann", "default/example", 0, new JobStopped(JOB));
      DomainEventMessage<?> message = EventMessages.toMessage("Job", event);
      storage.engine().appendEvents(message);

      assertThatThrownBy(() -> storage.engine().appendEvents(message))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("SQLITE_CONSTRAINT_UNIQUE")
          .hasCauseInstanceOf(AggregateStreamCreationException.class);
      assertThat(storage.head()).isEqualTo(1);
    }
  }

  @Test
  void aFullDiskLeavesLogAndStateAsTheyWere() throws SQLException {
    SqliteLog log = SqliteLog.open(directory(), null);
    List<? extends Command> big =
        IntStream.rangeClosed(1, 500).mapToObj(Samples::placeAllocation).toList();
    try (Ledger ledger = Ledgers.open(new EventStorage(log), CLOCK)) {
      ClusterState before = ledger.execute("ann", List.of(registerJob("redis:3.2")));
      log.connections().execute("PRAGMA max_page_count = 20");

      assertThatThrownBy(() -> ledger.execute("scheduler", big))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("events.db cannot be written")
          .hasMessageContaining("SQLITE_FULL")
          .hasMessageContaining("make room on the disk of " + directory());
      assertThat(ledger.state()).isSameAs(before);

      log.connections().execute("PRAGMA max_page_count = 100000");
      assertThat(ledger.execute("scheduler", big).position()).isEqualTo(501);
    }
  }

  @Test
  void aLogThatCannotBeWrittenForAWhileGoesOnAfterwards() throws SQLException {
    SqliteLog log = SqliteLog.open(directory(), null);
    try (Ledger ledger = Ledgers.open(new EventStorage(log), CLOCK)) {
      ClusterState before = ledger.execute("ann", List.of(registerJob("redis:3.2")));
      log.connections().execute("PRAGMA query_only = ON");

      assertThatThrownBy(() -> ledger.execute("ann", List.of(registerJob("redis:4.0"))))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("events.db cannot be written: [SQLITE_READONLY]")
          .hasMessageContaining("make " + directory() + " and the files in it writable for ");
      assertThat(ledger.state()).isSameAs(before);

      log.connections().execute("PRAGMA query_only = OFF");
      ledger.execute("ann", List.of(registerJob("redis:6.2")));
      assertThat(ledger.state().job(JOB).orElseThrow().version()).isEqualTo(1);
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.state().job(JOB).orElseThrow().version()).isEqualTo(1);
    }
  }

  @Test
  void aLogThatIsADirectoryIsRefused() throws IOException {
    Files.createDirectories(directory().resolve("events.db"));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("events.db cannot be opened as an event log")
        .hasMessageContaining("it must be a file that ");
  }

  @Test
  void aDirectoryInUseHereIsRefused() {
    try (EventStorage storage = EventStorage.sqlite(directory())) {
      assertThat(storage.head()).isZero();
      assertThatThrownBy(() -> EventStorage.sqlite(directory()))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "data directory "
                  + directory()
                  + " is in use in this process already; close what uses it or choose another"
                  + " directory");
    }
    EventStorage.sqlite(directory()).close();
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Files.writeString(directory(), "not a directory");

    assertThatThrownBy(() -> EventStorage.sqlite(directory()))
        .isInstanceOf(StorageException.class)
        .hasMessage("data directory " + directory() + " is a file; choose another directory");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(temp.resolve("file"), "");
    Path impossible = temp.resolve("file/data");

    assertThatThrownBy(() -> EventStorage.sqlite(impossible))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("data directory " + impossible + " cannot be created");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("events.db"), "this is no database ".repeat(100));

    assertThatThrownBy(() -> EventStorage.sqlite(directory()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("events.db cannot be opened as an event log")
        .hasMessageContaining("choose another directory");
  }

  @Test
  void aDatabaseOfSomethingElseIsRefusedAndLeftAlone() throws SQLException, IOException {
    Files.createDirectories(directory());
    sql("CREATE TABLE song (title TEXT)");
    byte[] before = Files.readAllBytes(directory().resolve("events.db"));

    assertThatThrownBy(() -> EventStorage.sqlite(directory()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is a database, but not an event log of Caravan");
    assertThat(Files.readAllBytes(directory().resolve("events.db"))).isEqualTo(before);
  }

  @Test
  void aLogOfALaterFormIsRefused() throws SQLException {
    EventStorage.sqlite(directory()).close();
    sql("PRAGMA user_version = 4");

    assertThatThrownBy(() -> EventStorage.sqlite(directory()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is an event log of form 4");
  }

  @Test
  void anEventOfALaterRevisionIsRefused() throws SQLException {
    try (Ledger ledger = open()) {
      ledger.execute("ann", someUnit());
    }
    unchained("UPDATE events SET revision = '2' WHERE event = 'JobRegistered'");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("an event JobRegistered of revision 2");
    EventStorage.sqlite(directory()).close();
  }

  @Test
  void aDamagedEventIsNamed() throws SQLException {
    try (Ledger ledger = open()) {
      ledger.execute("ann", someUnit());
    }
    unchained("UPDATE events SET data = '{\"jobId\":' WHERE event = 'JobRegistered'");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the event log holds a JobRegistered that cannot be read");
  }

  @Test
  void aMissingEventIsNoticed() throws SQLException {
    try (Ledger ledger = open()) {
      ledger.execute("ann", someUnit());
    }
    sql("DELETE FROM events WHERE position = 2");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("event 3 follows event 1");
  }
}
