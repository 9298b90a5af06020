package dev.caravan.example.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.view.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:45:16Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s ago",
    "PT0.4S, 0s ago",
    "PT2S, 2s ago",
    "PT63S, 1m3s ago",
    "PT2M, 2m ago",
    "PT1H2M3S, 1h2m ago",
    "PT25H3M, 1d1h ago",
    "P40D, 1mo10d ago",
    "P400D, 1y1mo ago",
    "PT-90S, 1m30s from now",
  })
  void agesHaveTwoUnitsAtMost(Duration age, String text) {
    assertThat(RelativeTime.of(NOW.minus(age), NOW)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "9, 9 B",
    "512, 512 B",
    "118784, 116 KiB",
    "6606029, 6.3 MiB",
    "268435456, 256 MiB",
    "4294967296, 4.0 GiB",
  })
  void amountsHaveTheLargestUnitThatFits(long bytes, String text) {
    assertThat(Bytes.ofBytes(bytes)).isEqualTo(text);
  }

  @Test
  void timesAreInUtcToTheSecond() {
    assertThat(Times.utc(NOW.plusMillis(999))).isEqualTo("2026-11-23T02:45:16Z");
    assertThat(Times.utc(null)).isEqualTo("N/A");
  }

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(Table.of("A", "Long").row("wide", "").row("w", "x").render())
        .isEqualTo(
            """
            A     Long
            wide  <none>
            w     x""");
  }

  @Test
  void keysArePaddedToTheWidest() {
    assertThat(new KeyValues().with("ID", "a").with("Status", "").render())
        .isEqualTo(
            """
            ID     = a
            Status = <none>""");
  }
}
