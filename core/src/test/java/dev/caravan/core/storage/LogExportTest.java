package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log goes out and comes back as it was, or not at all. */
class LogExportTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final AuditKey KEY =
      AuditKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path temp;

  private Path data() {
    return temp.resolve("data");
  }

  private Path file() {
    return temp.resolve("log.jsonl");
  }

  private Path copy() {
    return temp.resolve("copy");
  }

  private EventStorage open() {
    return EventStorage.sqlite(data());
  }

  private static void write(EventStorage storage) {
    Ledger ledger = Ledgers.open(storage, CLOCK);
    ledger.execute(
        "änn \"the\" operator",
        List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
    ledger.execute(
        "scheduler", IntStream.rangeClosed(1, 1_500).mapToObj(Samples::placeAllocation).toList());
  }

  private static List<RecordedEvent> log(Path directory, AuditKey key) {
    try (EventStorage storage = EventStorage.sqlite(directory, key);
        Stream<RecordedEvent> log = storage.read(0)) {
      return log.toList();
    }
  }

  private void edit(UnaryOperator<String> change) throws IOException {
    Files.writeString(file(), change.apply(Files.readString(file())));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> EventStorage.importLog(file(), copy(), null, ProgressListener.NONE))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(parts);
    assertThat(copy())
        .satisfiesAnyOf(
            directory -> assertThat(directory).doesNotExist(),
            directory -> assertThat(directory).isEmptyDirectory());
  }

  private void export() {
    try (EventStorage storage = open()) {
      write(storage);
      storage.exportTo(file(), ProgressListener.NONE);
    }
  }

  @Test
  void whatGoesOutComesBack() {
    AuditHead head;
    AuditHead exported;
    try (EventStorage storage = open()) {
      write(storage);
      head = storage.auditHead();
      exported = storage.exportTo(file(), ProgressListener.NONE);
    }

    AuditHead imported = EventStorage.importLog(file(), copy(), null, ProgressListener.NONE);

    assertThat(exported).isEqualTo(head);
    assertThat(imported).isEqualTo(head);
    assertThat(log(copy(), null)).isEqualTo(log(data(), null));
    try (EventStorage storage = EventStorage.sqlite(copy())) {
      assertThat(storage.verify(head, ProgressListener.NONE).problems()).isEmpty();
    }
  }

  @Test
  void eachEventIsALineOfJson() throws IOException {
    export();

    List<String> lines = Files.readAllLines(file());

    assertThat(lines).hasSize(1_503 + 2);
    assertThat(lines.get(0))
        .startsWith("{\"form\":\"caravan event log 1\",\"algorithm\":\"SHA-256\",\"genesis\":\"");
    assertThat(lines.get(2))
        .startsWith(
            "{\"position\":2,\"time\":\"2026-01-02T03:04:05.678Z\",\"kind\":\"Job\","
                + "\"subject\":\"default/example\",\"sequence\":0,\"id\":\"default/example:0\","
                + "\"event\":\"JobRegistered\",\"revision\":\"1\",\"data\":{\"jobId\":"
                + "\"default/example\",\"version\":0,");
    assertThat(lines.get(1_504)).startsWith("{\"head\":\"1503:");
  }

  @Test
  void aLogInMemoryCanBeExported() {
    EventStorage storage = EventStorage.inMemory();
    write(storage);

    storage.exportTo(file(), ProgressListener.NONE);

    assertThat(EventStorage.importLog(file(), copy(), null, ProgressListener.NONE))
        .isEqualTo(storage.auditHead());
  }

  @Test
  void aKeyedLogNeedsItsKey() {
    try (EventStorage storage = EventStorage.sqlite(data(), KEY)) {
      write(storage);
      storage.exportTo(file(), ProgressListener.NONE);
    }

    assertRefused("is chained by HmacSHA256 and not with the audit key that was given");
    EventStorage.importLog(file(), copy(), KEY, ProgressListener.NONE);
    assertThat(log(copy(), KEY)).hasSize(1_503);
  }

  @Test
  void progressIsToldOnBothWays() {
    List<String> told = new ArrayList<>();
    try (EventStorage storage = open()) {
      write(storage);
      storage.exportTo(file(), (done, total) -> told.add("out " + done + "/" + total));
    }
    EventStorage.importLog(file(), copy(), null, (done, all) -> told.add("in " + done + "/" + all));

    assertThat(told)
        .containsExactly("out 1000/1503", "out 1503/1503", "in 1000/1503", "in 1503/1503");
  }

  @Test
  void aChangedLineIsRefused() throws IOException {
    export();
    edit(text -> text.replace("redis:3.2", "redis:6.6"));

    assertRefused("the event log is damaged: event 2 (JobRegistered of default/example)");
  }

  @Test
  void aMissingLineIsRefused() throws IOException {
    export();
    edit(text -> text.replaceFirst("(?m)^\\{\"position\":4,.*\\n", ""));

    assertRefused("event 5 follows event 3");
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    export();
    edit(text -> text.substring(0, text.lastIndexOf("{\"head\"")));

    assertRefused("ends in line 1504 without a head: it is not whole");
  }

  @Test
  void missingEventsAtTheEndAreNoticed() throws IOException {
    export();
    edit(text -> text.replaceFirst("(?m)^\\{\"position\":1503,.*\\n", ""));

    assertRefused("has events up to 1502, but its head is 1503:");
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    Files.writeString(file(), "hello\n");

    assertRefused("line 1 of " + file() + " cannot be read: it is no line of JSON");
  }

  @Test
  void aDirectoryThatIsNotEmptyIsLeftAlone() throws IOException {
    export();
    Files.createDirectories(copy());
    Files.writeString(copy().resolve("mine"), "");

    assertThatThrownBy(() -> EventStorage.importLog(file(), copy(), null, ProgressListener.NONE))
        .isInstanceOf(StorageException.class)
        .hasMessage(copy() + " is not empty; choose another directory");
    assertThat(copy()).isDirectoryContaining(file -> file.endsWith("mine"));
  }

  @Test
  void aFileThatExistsIsNotWrittenOver() throws IOException {
    Files.writeString(file(), "mine");
    try (EventStorage storage = open()) {
      assertThatThrownBy(() -> storage.exportTo(file(), ProgressListener.NONE))
          .isInstanceOf(StorageException.class)
          .hasMessage(file() + " exists; choose another file");
    }
    assertThat(file()).hasContent("mine");
  }

  @Test
  void aBackupIsMadeWhileTheLogIsWritten() {
    try (EventStorage storage = open();
        Ledger ledger = Ledgers.open(storage, CLOCK)) {
      ledger.execute(
          "scheduler", IntStream.rangeClosed(1, 2_500).mapToObj(Samples::placeAllocation).toList());

      AuditHead head =
          storage.backUpTo(
              copy(),
              (done, total) ->
                  ledger.execute("scheduler", List.of(placeAllocation((int) (10_000 + done)))));

      assertThat(head.position()).isEqualTo(2_500);
      assertThat(ledger.state().position()).isEqualTo(2_503);
      assertThat(storage.verify(head, ProgressListener.NONE).isIntact()).isTrue();
    }
    assertThat(log(copy(), null)).isEqualTo(log(data(), null).subList(0, 2_500));
  }

  @Test
  void whatSomebodyWritesCanBeLookedAt() {
    try (EventStorage storage = open()) {
      write(storage);

      try (EventStorage look = EventStorage.readOnly(data(), null)) {
        assertThat(look.auditHead()).isEqualTo(storage.auditHead());
        assertThat(look.verify(null, ProgressListener.NONE).isIntact()).isTrue();
        assertThat(look.exportTo(file(), ProgressListener.NONE)).isEqualTo(storage.auditHead());
        assertThatThrownBy(
                () -> Ledgers.open(look, CLOCK).execute("x", List.of(placeAllocation(5_000))))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("cannot be written");
      }
    }
  }

  @Test
  void whereThereIsNoLogThereIsNothingToLookAt() {
    assertThatThrownBy(() -> EventStorage.readOnly(temp, null))
        .isInstanceOf(StorageException.class)
        .hasMessage(temp + " holds no event log");
  }

  @Test
  void aDamagedLogIsNotCopied() throws SQLException {
    try (EventStorage storage = open()) {
      write(storage);
    }
    try (SqliteConnections connections = SqliteConnections.open(data().resolve("events.db"))) {
      connections.execute("UPDATE events SET meta = '{}' WHERE position = 1200");
    }

    try (EventStorage storage = open()) {
      assertThatThrownBy(() -> storage.backUpTo(copy(), ProgressListener.NONE))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("event 1200 (AllocationPlaced");
      assertThatThrownBy(() -> storage.exportTo(file(), ProgressListener.NONE))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("event 1200 (AllocationPlaced");
    }
    assertThat(copy()).isEmptyDirectory();
    assertThat(file()).doesNotExist();
  }
}
