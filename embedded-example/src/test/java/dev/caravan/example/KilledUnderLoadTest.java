package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.history.EventQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts that are killed at random moments while several clients ask for one thing after the other:
 * when they start, work, write snapshots and close. Whatever was acknowledged is in the log, the
 * log has no gaps and is as it was written, the state is what the log leads to, and the next host
 * goes on without anybody repairing anything.
 *
 * <p>{@code -Dcaravan.kill.rounds=200} kills more hosts; {@code -Dcaravan.kill.seed=} repeats the
 * moments of an earlier run.
 */
class KilledUnderLoadTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Most hosts live until they have answered so often, however fast the machine is. */
  private static final int MOST_ANSWERS = 100;

  /** The others are killed while they start. */
  private static final int LONGEST_START_MILLIS = 2_500;

  /** So many hosts come one after the other on the same data directory. */
  private static final int ROUNDS_ON_A_DIRECTORY = 20;

  @TempDir private Path temp;

  private final int rounds = Integer.getInteger("caravan.kill.rounds", 4);
  private final long seed = Long.getLong("caravan.kill.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Figures figures = new Figures();

  /** All that was acknowledged on the data directory in use. */
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  @Test
  void whatWasAcknowledgedIsThereAndTheNextHostGoesOn() throws Exception {
    System.out.println("caravan.kill.seed=" + seed);
    for (int round = 0; round < rounds; round++) {
      if (round % ROUNDS_ON_A_DIRECTORY == 0) {
        acknowledged.clear();
      }
      Path directory = temp.resolve("data-" + round / ROUNDS_ON_A_DIRECTORY);
      killAHost(directory);
      check(round, directory);
      if ((round + 1) % ROUNDS_ON_A_DIRECTORY == 0 || round + 1 == rounds) {
        System.out.println(figures);
      }
    }
  }

  private void killAHost(Path directory) throws Exception {
    String[] program = {
      BusyHost.class.getName(), directory.toString(), Long.toString(random.nextLong())
    };
    try (HostProcess host = HostProcess.start(temp, program)) {
      if (random.nextInt(6) != 0) {
        host.awaitLines(1 + random.nextInt(MOST_ANSWERS));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
      } else {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_START_MILLIS));
      }
      host.kill();
      List<String> said = host.lines();
      assertThat(said).noneMatch(line -> line.startsWith("Exception"));
      List<Acknowledged> answers =
          said.stream().flatMap(line -> Acknowledged.parse(line).stream()).toList();
      acknowledged.addAll(answers);
      figures.killed(answers.size());
    }
  }

  private void check(int round, Path directory) {
    long start = System.nanoTime();
    try (Scheduler scheduler = BusyHost.scheduler(directory)) {
      figures.opened(System.nanoTime() - start);
      String place = "seed %d, round %d".formatted(seed, round);
      assertThat(scheduler.log().verify(newestHead(), ProgressListener.NONE).problems())
          .as(place)
          .isEmpty();
      assertThat(scheduler.history().verify(ProgressListener.NONE).difference()).as(place).isNull();
      requireAcknowledged(place, scheduler);
      requireLife(place, scheduler, "probe-" + round);
      figures.checked(scheduler.history().position());
    }
  }

  private @Nullable AuditHead newestHead() {
    return acknowledged.stream()
        .map(Acknowledged::head)
        .max(Comparator.comparingLong(AuditHead::position))
        .orElse(null);
  }

  private void requireAcknowledged(String place, Scheduler scheduler) {
    List<RecordedEvent> log = scheduler.history().events(EventQuery.ALL, Integer.MAX_VALUE);
    assertThat(log.stream().map(RecordedEvent::position))
        .as(place)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    for (Acknowledged one : acknowledged) {
      assertThat(isIn(log, one)).as("%s: %s is in the log", place, one).isTrue();
    }
  }

  /** Where the answer does not say where, it is the last one of its kind before the answer. */
  private static boolean isIn(List<RecordedEvent> log, Acknowledged one) {
    if (one.position() > 0) {
      return tells(log.get((int) one.position() - 1), one);
    }
    List<RecordedEvent> before = log.subList(0, (int) one.head().position());
    return before.stream().anyMatch(event -> tells(event, one));
  }

  private static boolean tells(RecordedEvent event, Acknowledged one) {
    return one.what().event().isInstance(event.event())
        && ((JobEvent) event.event()).jobId().equals(one.job());
  }

  /** Jobs can be run, whatever was left undone. */
  private static void requireLife(String place, Scheduler scheduler, String name) {
    scheduler.register(BusyHost.quick(name));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(scheduler.status(name).allocations())
                    .as(place)
                    .extracting(Allocation::clientStatus)
                    .containsExactly(ClientStatus.COMPLETE));
    scheduler.stop(name, true);
  }

  /** What there is to tell in the end. */
  private static final class Figures {
    private int rounds;
    private long acknowledged;
    private long longestLog;
    private long slowestOpening;

    void killed(int answers) {
      rounds++;
      acknowledged += answers;
    }

    void opened(long nanos) {
      slowestOpening = Math.max(slowestOpening, nanos);
    }

    void checked(long events) {
      longestLog = Math.max(longestLog, events);
    }

    @Override
    public String toString() {
      return "%d hosts killed, %d commands acknowledged, longest log %d events, slowest opening %d ms"
          .formatted(
              rounds, acknowledged, longestLog, TimeUnit.NANOSECONDS.toMillis(slowestOpening));
    }
  }
}
