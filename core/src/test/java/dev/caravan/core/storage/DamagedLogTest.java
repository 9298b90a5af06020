package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.Command;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.samples.Samples;
import dev.caravan.core.snapshot.StateCopy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data directories that are cut off, or have a bit or a word changed, at random places: in pages of
 * the database, in what is stored of an event, in the table of the chain, in the write-ahead log,
 * in snapshots. Either whoever opens the log is told, or the state and all that is decided on it
 * are what they would have been.
 *
 * <p>{@code -Dcaravan.damage.rounds=1000} damages more of them, {@code -Dcaravan.damage.seed=}
 * repeats an earlier run.
 */
class DamagedLogTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** What is done once a log was opened: on things that have long been in it, and new ones. */
  private static final List<? extends Command> NEXT =
      List.of(stopAllocation(), registerJob("redis:6.2"), placeAllocation(9_999));

  /** So long that it leaves a snapshot when it is closed. */
  private static final int EVENTS = 5_600;

  private static final String DATABASE = "events.db";

  /** As it was left by a scheduler that was closed. */
  @TempDir private static Path closed;

  /** As it was left by one that was killed: with events in the write-ahead log only. */
  @TempDir private static Path killed;

  /** What is made of the closed one. */
  private static List<Object> soundly;

  /** Changes one value; which letter of a word follows from PLACE. */
  private static final String CHANGE =
      """
      UPDATE TABLE SET COLUMN = CASE typeof(COLUMN)
        WHEN 'text' THEN substr(COLUMN, 1, PLACE % length(COLUMN)) || 'x'
          || substr(COLUMN, PLACE % length(COLUMN) + 2)
        WHEN 'blob' THEN zeroblob(length(COLUMN))
        ELSE COLUMN + 100000 END
      WHERE ROW""";

  /** What the log of the killed one may lead to: the state after each unit. */
  private static final List<List<Object>> KILLED_STATES = new ArrayList<>();

  private final long seed = Long.getLong("caravan.damage.seed", System.nanoTime());
  private final int rounds = Integer.getInteger("caravan.damage.rounds", 8);
  private final Random random = new Random(seed);
  @TempDir private Path temp;

  /** A change of the files in a directory. */
  @FunctionalInterface
  private interface Damage {
    String in(Path directory) throws IOException, SQLException;
  }

  @BeforeAll
  static void writeLogs(@TempDir Path scratch) throws IOException {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(closed), CLOCK)) {
      ledger.execute("ann", List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
      for (int first = 1; first < EVENTS; first += 100) {
        ledger.execute(
            "scheduler",
            IntStream.range(first, first + 100).mapToObj(Samples::placeAllocation).toList());
      }
    }
    copy(closed, scratch);
    soundly = whatIsMadeOf(scratch);
    leaveKilled(scratch.resolve("killed"));
  }

  private static void leaveKilled(Path directory) throws IOException {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      KILLED_STATES.add(StateCopy.lines(ledger.state()));
      ledger.execute("ann", List.of(registerNode(), registerJob("redis:3.2"), createDeployment()));
      KILLED_STATES.add(StateCopy.lines(ledger.state()));
      for (int first = 1; first < 40; first += 2) {
        ledger.execute("scheduler", List.of(placeAllocation(first), placeAllocation(first + 1)));
        KILLED_STATES.add(StateCopy.lines(ledger.state()));
      }
      copy(directory, killed);
    }
  }

  /** All that people see of a log: its state, what is decided on it, and its events. */
  private static List<Object> whatIsMadeOf(Path directory) {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      List<Object> seen = new ArrayList<>(StateCopy.lines(ledger.state()));
      seen.addAll(StateCopy.lines(ledger.execute("bob", NEXT)));
      try (Stream<RecordedEvent> events = ledger.read(0)) {
        events.forEach(seen::add);
      }
      return seen;
    }
  }

  @Test
  void whatIsCutOffIsNoticed() throws Exception {
    noticedOrWithoutMeaning(directory -> cutOff(directory.resolve(DATABASE)));
  }

  @Test
  void aFlippedBitOfTheDatabaseIsNoticedOrMeansNothing() throws Exception {
    noticedOrWithoutMeaning(directory -> flip(directory.resolve(DATABASE)));
  }

  @Test
  void aChangedWordOfAnEventIsNoticedOrMeansNothing() throws Exception {
    noticedOrWithoutMeaning(
        directory -> change(directory, "events", "position = " + (1 + random.nextInt(EVENTS))));
  }

  @Test
  void aChangedWordOfTheChainIsNoticedOrMeansNothing() throws Exception {
    noticedOrWithoutMeaning(directory -> change(directory, "chain", "true"));
  }

  @Test
  void aDamagedSnapshotMeansNothing() throws Exception {
    for (int round = 0; round < rounds; round++) {
      Path directory = Files.createDirectories(temp.resolve("round-" + round));
      copy(closed, directory);
      Path snapshot = files(directory.resolve("snapshots")).get(0);
      String damage = random.nextBoolean() ? cutOff(snapshot) : flip(snapshot);

      assertThat(whatIsMadeOf(directory)).as("seed %d: %s", seed, damage).isEqualTo(soundly);
    }
  }

  /** What was being written when a machine stopped: SQLite goes back to the last whole unit. */
  @Test
  void aTornWriteAheadLogLeadsToAWholeUnit() throws Exception {
    for (int round = 0; round < 5 * rounds; round++) {
      Path directory = Files.createDirectories(temp.resolve("round-" + round));
      copy(killed, directory);
      Path writeAheadLog = directory.resolve(DATABASE + "-wal");
      String damage = random.nextBoolean() ? cutOff(writeAheadLog) : flip(writeAheadLog);

      try (EventStorage storage = EventStorage.sqlite(directory);
          Ledger ledger = Ledgers.open(storage, CLOCK)) {
        assertThat(storage.verify(null, ProgressListener.NONE).problems()).isEmpty();
        assertThat(KILLED_STATES)
            .as("seed %d: %s", seed, damage)
            .contains(StateCopy.lines(ledger.state()));
      }
    }
  }

  private void noticedOrWithoutMeaning(Damage damage) throws Exception {
    for (int round = 0; round < rounds; round++) {
      Path directory = Files.createDirectories(temp.resolve("round-" + round));
      copy(closed, directory);
      if (random.nextBoolean()) {
        Files.delete(files(directory.resolve("snapshots")).get(0));
      }
      String what = damage.in(directory);

      try {
        assertThat(whatIsMadeOf(directory)).as("seed %d: %s", seed, what).isEqualTo(soundly);
      } catch (StorageException e) {
        assertThat(e).as("seed %d: %s", seed, what).hasMessageContaining("restore");
      }
    }
  }

  private String cutOff(Path file) throws IOException {
    long length = (long) (random.nextDouble() * Files.size(file));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
    return "%s cut off at %d".formatted(file.getFileName(), length);
  }

  private String flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int place = random.nextInt(bytes.length);
    bytes[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    Files.write(file, bytes);
    return "byte %d of %s".formatted(place, file.getFileName());
  }

  /** Another letter, another number, or zeros in some column. */
  private String change(Path directory, String table, String row) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(DATABASE));
        Statement statement = connection.createStatement()) {
      List<String> columns = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "')")) {
        while (names.next()) {
          columns.add(names.getString(1));
        }
      }
      String change =
          CHANGE
              .replace("TABLE", table)
              .replace("COLUMN", columns.get(random.nextInt(columns.size())))
              .replace("PLACE", Integer.toString(random.nextInt(1_000_000)))
              .replace("ROW", row);
      statement.executeUpdate(change);
      return change;
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
