package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.samples.Samples;
import dev.caravan.core.storage.LogVerification.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed, cut off or damaged behind the scheduler's back is noticed and named. */
class LogVerificationTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("events.db");
  }

  private AuditHead write(int allocations) {
    try (EventStorage storage = EventStorage.sqlite(directory);
        Ledger ledger = Ledgers.open(storage, CLOCK)) {
      ledger.execute("ann", List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
      ledger.execute(
          "scheduler",
          IntStream.rangeClosed(1, allocations).mapToObj(Samples::placeAllocation).toList());
      return storage.auditHead();
    }
  }

  private LogVerification verify(AuditHead expected) {
    try (EventStorage storage = EventStorage.sqlite(directory)) {
      return storage.verify(expected, ProgressListener.NONE);
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void whatWasWrittenIsIntact() {
    AuditHead head = write(2_500);

    LogVerification verification = verify(head);

    assertThat(verification.problems()).isEmpty();
    assertThat(verification.head()).isEqualTo(head);
    assertThat(verification.chainedLater()).isZero();
  }

  @Test
  void anEarlierHeadIsStillPartOfTheLog() {
    AuditHead earlier = write(2);
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      ledger.execute("scheduler", List.of(placeAllocation(3)));
    }

    assertThat(verify(earlier).isIntact()).isTrue();
  }

  @Test
  void aLogInMemoryHasTheSameHashes() {
    EventStorage storage = EventStorage.inMemory();
    try (Ledger ledger = Ledgers.open(storage, CLOCK)) {
      ledger.execute("ann", List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
      ledger.execute("scheduler", List.of(placeAllocation(1)));
    }

    assertThat(storage.auditHead()).isEqualTo(write(1));
    assertThat(storage.verify(null, ProgressListener.NONE).isIntact()).isTrue();
  }

  @Test
  void progressIsToldUpToTheEnd() {
    write(2_497);
    List<String> told = new ArrayList<>();
    try (EventStorage storage = EventStorage.sqlite(directory)) {
      storage.verify(null, (done, total) -> told.add(done + "/" + total));
    }

    assertThat(told).containsExactly("1000/2500", "2000/2500", "2500/2500");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data = replace(data, 'redis:3.2', 'redis:6.6')",
        "meta = replace(meta, 'ann', 'bob')",
        "time = '2020-01-02T03:04:05.678Z'",
        "subject = 'default/other'",
        "revision = '2'",
        "hash = NULL",
        "hash = zeroblob(32)"
      })
  void aChangedEventIsNamedAndNotFolded(String change) throws SQLException {
    write(2);
    sql("UPDATE events SET " + change + " WHERE position = 2");

    assertThat(verify(null).problems()).first().extracting(Problem::position).isEqualTo(2L);
    assertThatThrownBy(() -> Ledgers.open(EventStorage.sqlite(directory), CLOCK))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the event log is damaged: event 2 (JobRegistered of default/")
        .hasMessageContaining("is not as it was written: its hash does not fit it and 1")
        .hasMessageContaining("restore the data directory from a copy");
  }

  @Test
  void allChangedEventsAreNamed() throws SQLException {
    write(5);
    sql(
        "UPDATE events SET meta = '{}' WHERE position IN (2, 5)",
        "DELETE FROM events WHERE id = 7");

    assertThat(verify(null).problems())
        .extracting(Problem::position, Problem::text)
        .containsExactly(
            tuple(
                2L,
                "event 2 (JobRegistered of default/example) is not as it was written: its hash does"
                    + " not fit it and 1"),
            tuple(
                5L,
                "event 5 (AllocationPlaced of 0000000a-0000-7000-8000-000000000002) is not as it"
                    + " was written: its hash does not fit it and 4"));
  }

  @Test
  void aMissingEventIsNamed() throws SQLException {
    write(5);
    sql("DELETE FROM events WHERE position = 4");

    assertThat(verify(null).problems()).containsExactly(new Problem(5, "event 5 follows event 3"));
  }

  @Test
  void whatWasCutOffIsMissedByWhoKeptTheHead() throws SQLException {
    AuditHead head = write(5);
    sql("DELETE FROM events WHERE position > 6");

    assertThat(verify(null).isIntact()).isTrue();
    assertThat(verify(head).problems())
        .containsExactly(new Problem(8, "the log ends at event 6, but had one at 8"));
  }

  @Test
  void anotherHistoryOfTheSameLengthIsNotTheSame() throws IOException {
    AuditHead head = write(5);
    Files.delete(file());
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      ledger.execute(
          "bob", IntStream.rangeClosed(1, 9).mapToObj(Samples::placeAllocation).toList());
    }

    assertThat(verify(head).problems())
        .containsExactly(
            new Problem(
                8,
                "event 8 (AllocationPlaced of 0000000a-0000-7000-8000-000000000008) is not what it"
                    + " was when its head was "
                    + head));
  }

  @Test
  void aLogOfBeforeHashesIsChainedWhenItIsOpened() throws SQLException {
    AuditHead head = write(2_500);
    sql("ALTER TABLE events DROP COLUMN hash", "DROP TABLE chain", "PRAGMA user_version = 1");

    LogVerification verification = verify(head);

    assertThat(verification.isIntact()).isTrue();
    assertThat(verification.chainedLater()).isEqualTo(2_503);
    assertThat(verify(head).chainedLater()).isEqualTo(2_503);
  }

  @Test
  void onlyWhoHasTheKeyCanGoOn() {
    AuditKey key = AuditKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    EventStorage.sqlite(directory, key).close();

    EventStorage.sqlite(directory, key).close();
    assertThatThrownBy(() -> EventStorage.sqlite(directory))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is chained by HmacSHA256 and not with the audit key that was given");
  }

  /** Whatever byte of the file is another one: it is noticed, or makes no difference. */
  @ParameterizedTest
  @CsvSource({"1, 40", "2, 40"})
  void aFlippedBitIsNoticedOrMeansNothing(long seed, int flips) throws IOException {
    AuditHead head = write(60);
    byte[] sound = Files.readAllBytes(file());
    List<String> before = log();
    Random random = new Random(seed);
    for (int flip = 0; flip < flips; flip++) {
      byte[] flipped = sound.clone();
      int place = random.nextInt(flipped.length);
      flipped[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(file(), flipped);

      assertThat(isNoticed(head) || log().equals(before))
          .as("seed %d: byte %d was changed", seed, place)
          .isTrue();
    }
  }

  @Test
  void aTornFileIsNoticed() throws IOException {
    AuditHead head = write(60);
    byte[] sound = Files.readAllBytes(file());
    for (int length = sound.length - 1; length > 0; length -= 3_001) {
      Files.write(file(), Arrays.copyOf(sound, length));

      assertThat(isNoticed(head)).as("cut to %d bytes", length).isTrue();
    }
  }

  private boolean isNoticed(AuditHead head) {
    try {
      return !verify(head).isIntact();
    } catch (StorageException e) {
      return true;
    }
  }

  private List<String> log() {
    try (EventStorage storage = EventStorage.sqlite(directory);
        Stream<?> events = storage.read(0)) {
      return events.map(Object::toString).toList();
    }
  }
}
