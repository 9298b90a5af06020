package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.event.RecordedEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens between processes: one keeps another out, and one that is killed loses nothing. */
@Timeout(120)
class ProcessTest {
  private static final int PLENTY = 100_000;

  @TempDir private Path directory;

  @Test
  void anotherProcessIsKeptOutByName() {
    try (OtherProcess other = OtherProcess.start(directory, 0)) {
      assertThat(other.nextAnswer()).hasValue(0);

      assertThatThrownBy(() -> EventStorage.sqlite(directory))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "data directory "
                  + directory
                  + " is in use by another process (pid "
                  + other.pid()
                  + "); stop it or choose another directory");
    }

    EventStorage.sqlite(directory).close();
  }

  @Test
  void whatWasAnsweredSurvivesAKill() {
    long answered = 0;
    try (OtherProcess other = OtherProcess.start(directory, PLENTY)) {
      for (int unit = 0; unit < 100; unit++) {
        answered = other.nextAnswer().orElseThrow();
      }
      other.kill();
      for (OptionalLong late = other.nextAnswer(); late.isPresent(); late = other.nextAnswer()) {
        answered = late.getAsLong();
      }
    }

    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC());
        Stream<RecordedEvent> log = ledger.read(0)) {
      long position = ledger.state().position();
      assertThat(position).isGreaterThanOrEqualTo(answered);
      assertThat(position % 3).as("a unit is stored whole").isZero();
      assertThat(log.map(RecordedEvent::position))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, position).boxed().toList());
    }
  }
}
