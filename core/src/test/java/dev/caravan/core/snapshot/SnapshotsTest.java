package dev.caravan.core.snapshot;

import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.samples.Samples;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path directory;

  private Path files() {
    return directory.resolve("snapshots");
  }

  private Ledger open() {
    return Ledgers.open(EventStorage.sqlite(directory), CLOCK);
  }

  private static void write(Ledger ledger, int first, int last) {
    ledger.execute(
        "scheduler",
        IntStream.rangeClosed(first, last).mapToObj(Samples::placeAllocation).toList());
  }

  /** A log that is long enough for a snapshot when it is closed. */
  private ClusterState written() {
    try (Ledger ledger = open()) {
      ledger.execute(
          "ann",
          List.of(
              registerNode(),
              registerJob("redis:3.2"),
              createEvaluation(false),
              createDeployment()));
      write(ledger, 1, 6_000);
      return ledger.state();
    }
  }

  private static void assertSame(ClusterState state, ClusterState expected) {
    assertThat(StateCopy.lines(state)).isEqualTo(StateCopy.lines(expected));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(files())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private ClusterState reopened(List<String> progress) {
    try (Ledger ledger =
        Ledgers.open(
            EventStorage.sqlite(directory),
            CLOCK,
            (done, total) -> progress.add(done + "/" + total))) {
      return ledger.state();
    }
  }

  @Test
  void aLongLogLeavesASnapshotThatIsTheState() throws IOException {
    ClusterState before = written();

    assertThat(names()).containsExactly("state-6004.snapshot");
    List<String> progress = new ArrayList<>();
    assertSame(reopened(progress), before);
    assertThat(progress).as("nothing had to be folded").isEmpty();
  }

  @Test
  void whatCameAfterASnapshotIsFolded() {
    written();
    ClusterState before;
    try (Ledger ledger = open()) {
      write(ledger, 6_001, 6_100);
      before = ledger.state();
    }

    List<String> progress = new ArrayList<>();
    assertSame(reopened(progress), before);
    assertThat(progress).containsExactly("6104/6104");
  }

  @Test
  void aShortLogNeedsNone() {
    try (Ledger ledger = open()) {
      write(ledger, 1, 10);
    }

    assertThat(files()).doesNotExist();
  }

  @Test
  void twoAreKept() throws IOException {
    written();
    for (int i = 1; i <= 2; i++) {
      try (Ledger ledger = open()) {
        write(ledger, i * 6_000 + 1, (i + 1) * 6_000);
      }
    }

    assertThat(names()).containsExactly("state-12004.snapshot", "state-18004.snapshot");
  }

  /** Each byte counts; the log has it all. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDamagedOneCostsTimeOnly(long seed) throws IOException {
    ClusterState before = written();
    Path file = files().resolve("state-6004.snapshot");
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(file, damaged);

      List<String> progress = new ArrayList<>();
      ClusterState after = reopened(progress);

      assertThat(progress).as("seed %d: the log was folded", seed).hasSize(7);
      assertThat(after.position()).isEqualTo(before.position());
      assertThat(after.allocationsOf(JOB)).isEqualTo(before.allocationsOf(JOB));
    }
  }

  @Test
  void aTornOneCostsTimeOnly() throws IOException {
    ClusterState before = written();
    Path file = files().resolve("state-6004.snapshot");
    byte[] sound = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 40, sound.length / 2, sound.length - 1}) {
      Files.write(file, Arrays.copyOf(sound, length));

      assertThat(reopened(new ArrayList<>()).position()).isEqualTo(before.position());
    }
  }

  @Test
  void theOneBeforeIsUsedIfTheNewestIsDamaged() throws IOException {
    written();
    ClusterState before;
    try (Ledger ledger = open()) {
      write(ledger, 6_001, 12_000);
      before = ledger.state();
    }
    Files.writeString(files().resolve("state-12004.snapshot"), "nonsense");

    List<String> progress = new ArrayList<>();
    assertSame(reopened(progress), before);
    assertThat(progress).first().isEqualTo("7000/12004");
  }

  @Test
  void oneOfAnotherLogIsNotUsed() throws IOException {
    written();
    Path other = directory.resolve("other");
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(other), CLOCK)) {
      write(ledger, 10_001, 17_000);
    }
    Files.delete(directory.resolve("events.db"));
    Files.move(other.resolve("events.db"), directory.resolve("events.db"));

    ClusterState state = reopened(new ArrayList<>());

    assertThat(state.position()).isEqualTo(7_000);
    assertThat(state.jobs()).isEmpty();
  }

  @Test
  void oneOfOtherRulesIsNotUsed() throws IOException {
    ClusterState before = written();
    Path file = files().resolve("state-6004.snapshot");
    try (var out = Files.newOutputStream(file)) {
      StateFile.write(out, StateFile.Head.of("0", "whatever", before), ClusterState.EMPTY);
    }

    assertSame(reopened(new ArrayList<>()), before);
  }

  @Test
  void whatIsWrittenIsThereOnceItIsWhole() throws IOException {
    Snapshots snapshots = Snapshots.in(files());
    snapshots.write(ClusterState.EMPTY, new AuditHead(0, "0"));

    assertThat(names()).containsExactly("state-0.snapshot");
    assertThat(snapshots.newest(head -> true)).isPresent();
    assertThat(snapshots.newest(head -> false)).isEmpty();
  }

  /** Whatever has happened: a recorded log has a bit of everything. */
  @Test
  void aStateThatWasReadIsTheOneThatWasWritten() {
    Path log = Path.of("src/test/resources/logs/0.1.0-SNAPSHOT.jsonl");
    EventStorage.importLog(log, directory.resolve("recorded"), null, ProgressListener.NONE);
    ClusterState state = ClusterState.EMPTY;
    try (EventStorage storage = EventStorage.sqlite(directory.resolve("recorded"));
        Stream<RecordedEvent> events = storage.read(0)) {
      for (RecordedEvent event : events.toList()) {
        state = state.fold(event);
        assertSame(StateCopy.of(state), state);
      }
    }
    assertThat(state.position()).isGreaterThan(100);
  }

  /** A component of a type that nobody thought of would be found out here. */
  @Test
  void allOfTheModelCanBeWritten() {
    Codecs codecs = new Codecs();
    for (Class<?> type :
        List.of(
            RegisteredJob.class,
            Allocation.class,
            Evaluation.class,
            Deployment.class,
            Node.class,
            SchedulerConfiguration.class)) {
      assertThat(codecs.of(type)).isNotNull();
    }
  }
}
