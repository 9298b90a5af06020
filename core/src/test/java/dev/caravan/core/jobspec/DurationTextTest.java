package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "10s, PT10S",
    "1m30s, PT1M30S",
    "1.5h, PT1H30M",
    "500ms, PT0.5S",
    "-5s, PT-5S",
    "+5s, PT5S",
    ".5s, PT0.5S",
    "1.s, PT1S",
    "100ns, PT0.0000001S",
    "3us, PT0.000003S",
    "3µs, PT0.000003S",
    "1h0m0s, PT1H",
    "2540400h10m10s, PT2540400H10M10S"
  })
  void readsWhatGoReads(String text, Duration expected) {
    assertThat(DurationText.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "soon", "10", "1d", "s", ".s", "1 s", "1s ", "--1s", "1e3s", "3000000h"})
  void refusesWhatGoRefuses(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT10S, 10s",
    "PT90M, 1h30m",
    "PT0.5S, 500ms",
    "PT-5S, -5s",
    "PT0.001002003S, 1ms2us3ns"
  })
  void writesWhatPeopleWrite(Duration duration, String expected) {
    assertThat(DurationText.format(duration)).isEqualTo(expected);
    assertThat(DurationText.parse(expected)).contains(duration);
  }
}
