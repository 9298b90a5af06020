package dev.caravan.core.aggregate;

import static dev.caravan.core.samples.Samples.placeAllocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.JobId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConcurrencyTest {
  private static final int WRITERS = 4;
  private static final int UNITS = 50;

  @TempDir private Path directory;

  @Test
  void manyWritersAndReadersSeeOneOrder() {
    AtomicInteger number = new AtomicInteger();
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      CompletableFuture<?>[] writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> CompletableFuture.runAsync(() -> write(ledger, number)))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(writers).join();

      assertThat(ledger.state().position()).isEqualTo(WRITERS * UNITS);
      try (Stream<RecordedEvent> log = ledger.read(0)) {
        assertThat(log.map(RecordedEvent::position))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * UNITS).boxed().toList());
      }
    }
  }

  private static void write(Ledger ledger, AtomicInteger number) {
    for (int unit = 0; unit < UNITS; unit++) {
      int mine = number.incrementAndGet();
      ClusterState state = ledger.execute("writer", List.of(placeAllocation(mine)));
      assertThat(state.allocation(placeAllocation(mine).allocationId())).isPresent();
      try (Stream<RecordedEvent> log = ledger.read(state.position() - 1)) {
        assertThat(log.map(RecordedEvent::position)).startsWith(state.position());
      }
    }
  }

  @Test
  void whoIsRefusedFailsAlone() throws Exception {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      Busy busy = Busy.with(ledger);
      CompletableFuture<ClusterState> refused =
          asking(ledger, new StopJob(JobId.of("unknown"), false));
      CompletableFuture<ClusterState> accepted = asking(ledger, placeAllocation(1));

      busy.goOn();

      assertThat(accepted.get(1, TimeUnit.MINUTES).allocations()).hasSize(1);
      assertThatThrownBy(() -> refused.get(1, TimeUnit.MINUTES))
          .hasCauseInstanceOf(CommandRefusedException.class);
    }
  }

  @Test
  void ofWhatIsStoredTogetherAllIsOrNothing() throws Exception {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      String unlucky = placeAllocation(2).allocationId().value();
      inDatabase(
          "CREATE TRIGGER refuse BEFORE INSERT ON events WHEN new.subject = '"
              + unlucky
              + "' BEGIN SELECT RAISE(ABORT, 'no room'); END");
      Busy busy = Busy.with(ledger);
      CompletableFuture<ClusterState> one = asking(ledger, placeAllocation(1));
      CompletableFuture<ClusterState> other = asking(ledger, placeAllocation(2));
      ClusterState before = ledger.state();

      busy.goOn();

      assertThatThrownBy(() -> one.get(1, TimeUnit.MINUTES)).hasMessageContaining("no room");
      assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES)).hasMessageContaining("no room");
      assertThat(ledger.state()).isSameAs(before);

      inDatabase("DROP TRIGGER refuse");
      ledger.execute("writer", List.of(placeAllocation(1), placeAllocation(2)));

      assertThat(ledger.state().position()).isEqualTo(2);
      try (Stream<RecordedEvent> log = ledger.read(0)) {
        assertThat(log.map(RecordedEvent::sequence)).containsExactly(0L, 0L);
      }
    }
  }

  private void inDatabase(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** Somebody who has asked, and has to wait. */
  private static CompletableFuture<ClusterState> asking(Ledger ledger, Command command) {
    CompletableFuture<ClusterState> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(ledger.execute("writer", List.of(command)));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return answer;
  }

  /** Keeps a ledger busy. */
  private record Busy(CountDownLatch end, Thread thread) {
    static Busy with(Ledger ledger) throws InterruptedException {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () ->
                  ledger.execute(
                      "busy",
                      state -> {
                        begun.countDown();
                        await().until(() -> end.getCount() == 0);
                        return List.of();
                      }));
      thread.setDaemon(true);
      thread.start();
      begun.await();
      return new Busy(end, thread);
    }

    void goOn() throws InterruptedException {
      end.countDown();
      thread.join();
    }
  }
}
