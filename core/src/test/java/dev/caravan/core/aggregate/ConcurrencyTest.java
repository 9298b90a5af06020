package dev.caravan.core.aggregate;

import static dev.caravan.core.samples.Samples.placeAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
}
