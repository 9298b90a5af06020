package dev.caravan.core.storage;

import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.allocationId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.CollectAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it archives loses nothing, and leaves nothing to repair by hand.
 * {@code -Dcaravan.archive.kills=200} kills more often.
 */
@Timeout(3_600)
class ArchiveKillTest {
  private static final int KILLS = Integer.getInteger("caravan.archive.kills", 4);
  private static final long SEED = Long.getLong("caravan.seed", 1);
  private static final int ALLOCATIONS = 3_000;

  @TempDir private Path temp;

  @Test
  void aKillWhileArchivingLosesNothing() throws IOException, InterruptedException {
    Path original = temp.resolve("original");
    List<RecordedEvent> log = write(original);
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      Path directory = temp.resolve("killed-" + kill);
      Files.createDirectory(directory);
      Files.copy(original.resolve("events.db"), directory.resolve("events.db"));

      // While the file is written, or while the events leave the database.
      boolean fromBeginning = kill % 2 == 0;
      archiveAndKill(directory, fromBeginning, random.nextInt(fromBeginning ? 400 : 1_500));

      try (EventStorage storage = EventStorage.sqlite(directory)) {
        assertThat(log(storage)).as("kill %s, seed %s", kill, SEED).isEqualTo(log);
        archive(storage);
        assertThat(log(storage)).as("kill %s, seed %s", kill, SEED).isEqualTo(log);
        assertThat(storage.verify(null, ProgressListener.NONE).problems()).isEmpty();
      }
      assertThat(archivesIn(directory)).hasSize(1);
    }
  }

  private static List<RecordedEvent> write(Path directory) {
    List<Integer> numbers = IntStream.rangeClosed(1, ALLOCATIONS).boxed().toList();
    try (EventStorage storage = EventStorage.sqlite(directory);
        Ledger ledger = Ledgers.open(storage, Clock.fixed(NOW, ZoneOffset.UTC))) {
      ledger.execute("scheduler", numbers.stream().map(Samples::placeAllocation).toList());
      ledger.execute("node", numbers.stream().map(ArchiveKillTest::complete).toList());
      ledger.execute(
          "scheduler",
          numbers.stream().map(number -> new CollectAllocation(allocationId(number))).toList());
      return log(storage);
    }
  }

  private static ReportAllocationStatus complete(int allocation) {
    return new ReportAllocationStatus(
        allocationId(allocation), ClientStatus.COMPLETE, "All tasks have completed", List.of());
  }

  private static List<RecordedEvent> log(EventStorage storage) {
    try (Stream<RecordedEvent> log = storage.read(0)) {
      return log.toList();
    }
  }

  private static void archive(EventStorage storage) {
    LogArchive unused = storage.archive(NOW.plus(Duration.ofHours(1)), ProgressListener.NONE);
  }

  private static List<Path> archivesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("archive"))) {
      return files.toList();
    }
  }

  /** Lets another process archive for so long, from its beginning or from its file being whole. */
  private static void archiveAndKill(Path directory, boolean fromBeginning, int millis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ArchiveKillTest.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('o');
      while (!fromBeginning && !isWhole(directory) && process.isAlive()) {
        Thread.sleep(1);
      }
      Thread.sleep(millis);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static boolean isWhole(Path directory) {
    return Files.exists(directory.resolve("archive/events-000000000001.jsonl.gz"));
  }

  public static void main(String[] args) {
    try (EventStorage storage = EventStorage.sqlite(Path.of(args[0]))) {
      System.out.print('o');
      System.out.flush();
      archive(storage);
    }
  }
}
