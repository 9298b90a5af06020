package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.allocationId;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.CollectAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is archived leaves the database, and stays part of the log. */
class LogArchiveTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final int ALLOCATIONS = 700;

  /** Before the first allocation there are a node, a job and a deployment. */
  private static final int BEFORE = 3;

  /** All events of all allocations but the last, and those of the job's first life but the last. */
  private static final int OLD = 3 * (ALLOCATIONS - 1) + 1;

  @TempDir private Path temp;

  private Path data() {
    return temp.resolve("data");
  }

  private Path archive() {
    return data().resolve("archive/events-000000000002.jsonl.gz");
  }

  private EventStorage open() {
    return EventStorage.sqlite(data());
  }

  private static List<Command> each(int first, int last, IntFunction<Command> command) {
    return IntStream.rangeClosed(first, last).mapToObj(command).toList();
  }

  private static Command complete(int allocation) {
    return new ReportAllocationStatus(
        allocationId(allocation), ClientStatus.COMPLETE, "All tasks have completed", List.of());
  }

  /** A job comes, goes with all of its allocations but one, and comes again. */
  private static void write(EventStorage storage) {
    Ledger ledger = Ledgers.open(storage, CLOCK);
    ledger.execute("ann", List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
    ledger.execute("scheduler", each(1, ALLOCATIONS, Samples::placeAllocation));
    forget(ledger, 1, ALLOCATIONS - 1);
    ledger.execute("ann", List.of(new StopJob(JOB, true)));
    ledger.execute("ann", List.of(registerJob("redis:4.0")));
  }

  private static void forget(Ledger ledger, int first, int last) {
    forget(ledger, IntStream.rangeClosed(first, last).boxed().toList());
  }

  private static void forget(Ledger ledger, List<Integer> allocations) {
    ledger.execute("node", allocations.stream().map(LogArchiveTest::complete).toList());
    ledger.execute("scheduler", allocations.stream().map(LogArchiveTest::collect).toList());
  }

  private static Command collect(int allocation) {
    return new CollectAllocation(allocationId(allocation));
  }

  private static LogArchive archive(EventStorage storage) {
    return storage.archive(NOW.plus(Duration.ofHours(1)), ProgressListener.NONE);
  }

  private static List<RecordedEvent> log(EventStorage storage, long after) {
    try (Stream<RecordedEvent> log = storage.read(after)) {
      return log.toList();
    }
  }

  /** Writes a log and archives what is old of it. */
  private List<RecordedEvent> archived() {
    try (EventStorage storage = open()) {
      write(storage);
      List<RecordedEvent> log = log(storage, 0);
      assertThat(archive(storage)).isEqualTo(new LogArchive(OLD, List.of(archive())));
      return log;
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data().resolve("events.db"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private long rows() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data().resolve("events.db"));
        Statement sql = connection.createStatement();
        ResultSet count = sql.executeQuery("SELECT count(*) FROM events")) {
      return count.getLong(1);
    }
  }

  @Test
  void whatWasForgottenLeavesTheDatabaseAndStaysInTheLog() throws SQLException {
    List<RecordedEvent> log = archived();

    assertThat(rows()).isEqualTo(log.size() - OLD);
    try (EventStorage storage = open()) {
      assertThat(log(storage, 0)).isEqualTo(log);
      assertThat(storage.head()).isEqualTo(log.size());
    }
  }

  @Test
  void theChainOfTheWholeLogStillHolds() {
    AuditHead head;
    AuditHead early;
    try (EventStorage storage = open()) {
      write(storage);
      head = storage.auditHead();
      early = storage.headAt(10);
    }
    archived(head);

    try (EventStorage storage = open()) {
      assertThat(storage.verify(head, ProgressListener.NONE).problems()).isEmpty();
      assertThat(storage.verify(early, ProgressListener.NONE).problems()).isEmpty();
      assertThat(storage.headAt(10)).isEqualTo(early);
    }
  }

  private void archived(AuditHead head) {
    try (EventStorage storage = open()) {
      assertThat(archive(storage).events()).isEqualTo(OLD);
      assertThat(storage.auditHead()).isEqualTo(head);
    }
  }

  @Test
  void theLogIsReadFromAnyPosition() {
    List<RecordedEvent> log = archived();

    try (EventStorage storage = open()) {
      for (int after : List.of(1, 2, 3, 4, 500, 501, 502, 503, 1_000, 2_000, 2_100)) {
        assertThat(log(storage, after)).isEqualTo(log.subList(after, log.size()));
      }
    }
  }

  @Test
  void theSameStateComesOfIt() {
    List<RecordedEvent> log = archived();

    try (Ledger ledger = Ledgers.open(open(), CLOCK)) {
      assertThat(ledger.state().position()).isEqualTo(log.size());
      assertThat(ledger.state().allocations())
          .extracting(allocation -> allocation.id())
          .containsExactly(allocationId(ALLOCATIONS));
      assertThat(ledger.state().job(JOB).orElseThrow().version()).isZero();
    }
  }

  @Test
  void whatWasForgottenLaterStays() throws SQLException {
    try (EventStorage storage = open()) {
      write(storage);
      LogArchive archive = storage.archive(NOW, ProgressListener.NONE);

      assertThat(archive).isEqualTo(new LogArchive(0, List.of()));
      assertThat(rows()).isEqualTo(storage.head());
    }
  }

  @Test
  void theLastEventStays() {
    try (EventStorage storage = open()) {
      Ledger ledger = Ledgers.open(storage, CLOCK);
      ledger.execute("ann", each(1, 2, Samples::placeAllocation));
      forget(ledger, 1, 2);
      AuditHead head = storage.auditHead();

      assertThat(archive(storage).events()).isEqualTo(5);
      assertThat(storage.auditHead()).isEqualTo(head);
      assertThat(log(storage, 0)).hasSize(6);
    }
  }

  @Test
  void aJobThatWasForgottenCanComeAgainAndAgain() {
    List<RecordedEvent> log = archived();

    try (EventStorage storage = open();
        Ledger ledger = Ledgers.open(storage, CLOCK)) {
      ledger.execute("ann", List.of(new StopJob(JOB, true)));
      ledger.execute("ann", List.of(registerJob("redis:5.0")));
      LogArchive second = archive(storage);

      // What ended its first life, and all of its second one but the end.
      assertThat(second.events()).isEqualTo(2);
      assertThat(log(storage, 0)).hasSize(log.size() + 2);
      assertThat(log(storage, log.size()))
          .extracting(RecordedEvent::sequence)
          .containsExactly(3L, 4L);
      assertThat(storage.verify(null, ProgressListener.NONE).problems()).isEmpty();
    }
  }

  @Test
  void archivesOfDifferentTimesLieBetweenOneAnother() {
    Random random = new Random(7);
    try (EventStorage storage = open()) {
      Ledger ledger = Ledgers.open(storage, CLOCK);
      ledger.execute("scheduler", each(1, 1_000, Samples::placeAllocation));
      List<Integer> left = new ArrayList<>(IntStream.rangeClosed(1, 1_000).boxed().toList());
      for (int i = 0; i < 4; i++) {
        Collections.shuffle(left, random);
        forget(ledger, left.subList(0, 100));
        left.subList(0, 100).clear();
        List<RecordedEvent> before = log(storage, 0);

        archive(storage);

        assertThat(log(storage, 0)).as("after %s archives", i + 1).isEqualTo(before);
      }
      assertThat(storage.verify(null, ProgressListener.NONE).problems()).isEmpty();
    }
  }

  @Test
  void whoeverReadsMeanwhileSeesAllOfIt() {
    try (EventStorage storage = open()) {
      write(storage);
      List<RecordedEvent> log = log(storage, 0);
      try (Stream<RecordedEvent> reading = storage.read(0);
          EventStorage look = EventStorage.readOnly(data(), null);
          Stream<RecordedEvent> looking = look.read(0)) {
        Iterator<RecordedEvent> one = reading.iterator();
        Iterator<RecordedEvent> other = looking.iterator();
        List<RecordedEvent> read = new ArrayList<>(List.of(one.next()));
        List<RecordedEvent> lookedAt = new ArrayList<>(List.of(other.next()));

        archive(storage);

        one.forEachRemaining(read::add);
        other.forEachRemaining(lookedAt::add);
        assertThat(read).isEqualTo(log);
        assertThat(lookedAt).isEqualTo(log);
      }
    }
  }

  @Test
  void copiesHaveAllOfTheLog() {
    List<RecordedEvent> log = archived();
    Path copy = temp.resolve("copy");
    Path file = temp.resolve("log.jsonl");
    Path imported = temp.resolve("imported");

    try (EventStorage storage = open()) {
      storage.backUpTo(copy, ProgressListener.NONE);
      storage.exportTo(file, ProgressListener.NONE);
    }
    EventStorage.importLog(file, imported, null, ProgressListener.NONE);

    for (Path directory : List.of(copy, imported)) {
      try (EventStorage storage = EventStorage.sqlite(directory)) {
        assertThat(log(storage, 0)).isEqualTo(log);
      }
    }
  }

  @Test
  void aMissingArchiveIsNamed() throws IOException {
    archived();
    Files.move(archive(), temp.resolve("elsewhere"));

    String problem = "events 2 to 502 are in the archive " + archive() + ", which is not there";
    try (EventStorage storage = open()) {
      assertThatThrownBy(() -> log(storage, 0))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(problem);
      assertThat(storage.verify(null, ProgressListener.NONE).problems())
          .anySatisfy(found -> assertThat(found.text()).startsWith(problem));
    }
    assertThatThrownBy(() -> Ledgers.open(open(), CLOCK))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void aDamagedArchiveIsNamedWhereverTheDamageIs() throws IOException {
    List<RecordedEvent> log = archived();
    byte[] whole = Files.readAllBytes(archive());
    Random random = new Random(11);
    try (EventStorage storage = open()) {
      for (int i = 0; i < 20; i++) {
        byte[] damaged = whole.clone();
        // The first bytes only tell people what it is.
        int at = 200 + random.nextInt(damaged.length - 200);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(archive(), damaged);

        assertThatThrownBy(() -> log(storage, 0))
            .as("byte %s", at)
            .isInstanceOf(StorageException.class)
            .hasMessageStartingWith("the archive " + archive() + " is damaged behind byte ");
        assertThat(storage.verify(null, ProgressListener.NONE).isIntact()).isFalse();
      }
      Files.write(archive(), whole);
      assertThat(log(storage, 0)).isEqualTo(log);
    }
  }

  @Test
  void anArchiveThatWasCutOffIsNamed() throws IOException {
    archived();
    byte[] whole = Files.readAllBytes(archive());
    Files.write(archive(), Arrays.copyOf(whole, whole.length - 1));

    try (EventStorage storage = open()) {
      assertThatThrownBy(() -> log(storage, 0))
          .hasMessageStartingWith("the archive " + archive() + " is damaged behind byte ");
    }
  }

  @Test
  void whatTheDatabaseDoesNotKnowToBeArchivedIsMissed() throws SQLException {
    archived();
    sql("DELETE FROM archived WHERE first = 2");

    try (EventStorage storage = open()) {
      assertThatThrownBy(() -> log(storage, 0))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("event 3 follows event 1");
    }
  }

  @Test
  void aCrashBeforeTheEventsHaveLeftLosesNothing() throws IOException {
    List<RecordedEvent> log;
    try (EventStorage storage = open()) {
      write(storage);
      log = log(storage, 0);
    }
    Path database = data().resolve("events.db");
    byte[] before = Files.readAllBytes(database);
    try (EventStorage storage = open()) {
      archive(storage);
    }
    Files.copy(archive(), archive().resolveSibling("events-000000000900.jsonl.gz.part"));
    Files.write(database, before);

    try (EventStorage storage = open()) {
      assertThat(archive().getParent()).isEmptyDirectory();
      assertThat(log(storage, 0)).isEqualTo(log);
      assertThat(archive(storage).events()).isEqualTo(OLD);
      assertThat(log(storage, 0)).isEqualTo(log);
    }
  }

  @Test
  void anArchiveOfAnotherLogIsLeftAlone() throws IOException {
    archived();
    Files.delete(data().resolve("events.db"));

    open().close();

    assertThat(archive()).exists();
  }

  @Test
  void nothingLeavesTheDatabaseIfTheArchiveCannotBeWritten() throws IOException, SQLException {
    try (EventStorage storage = open()) {
      write(storage);
      List<RecordedEvent> log = log(storage, 0);
      Files.writeString(data().resolve("archive"), "in the way");

      assertThatThrownBy(() -> archive(storage))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("events cannot be archived in " + data().resolve("archive"));

      assertThat(rows()).isEqualTo(log.size());
      assertThat(log(storage, 0)).isEqualTo(log);
    }
  }

  @Test
  void onlyWhoWritesArchives() {
    archived();

    try (EventStorage look = EventStorage.readOnly(data(), null)) {
      assertThatThrownBy(() -> archive(look)).hasMessageContaining("is only looked at");
    }
    assertThatThrownBy(() -> archive(EventStorage.inMemory()))
        .hasMessage("a log in memory has no archive; keep it in a data directory");
  }

  @Test
  void theFileIsLinesOfJson() throws IOException {
    archived();

    try (GZIPInputStream file = new GZIPInputStream(Files.newInputStream(archive()))) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

      assertThat(lines).hasSize(OLD + 1);
      assertThat(lines.get(0)).startsWith("{\"form\":\"caravan archived events 1\",");
      assertThat(lines.get(1))
          .startsWith("{\"position\":2,\"time\":\"2026-01-02T03:04:05.678Z\",\"kind\":\"Job\",");
      assertThat(lines.get(2)).startsWith("{\"position\":" + (BEFORE + 1) + ",");
    }
  }
}
