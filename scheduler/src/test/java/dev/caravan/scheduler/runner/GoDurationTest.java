package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.000000001S, 1ns",
    "PT0.0000015S, 1.5µs",
    "PT0.2S, 200ms",
    "PT0.0015S, 1.5ms",
    "PT1S, 1s",
    "PT15S, 15s",
    "PT1.25S, 1.25s",
    "PT1M30S, 1m30s",
    "PT30M, 30m0s",
    "PT1H, 1h0m0s",
    "PT24H, 24h0m0s",
    "PT-5S, -5s"
  })
  void writesWhatGoWrites(Duration duration, String text) {
    assertThat(GoDuration.format(duration)).isEqualTo(text);
  }
}
