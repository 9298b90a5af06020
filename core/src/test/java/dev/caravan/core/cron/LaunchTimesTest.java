package dev.caravan.core.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Periodic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTimesTest {

  /** The first times after this one. */
  private static List<String> times(Periodic periodic, String after, int count) {
    LaunchTimes times = LaunchTimes.of(periodic);
    return Stream.iterate(
            times.next(Instant.parse(after)), Optional::isPresent, last -> times.next(last.get()))
        .limit(count)
        .map(time -> time.orElseThrow().toString())
        .toList();
  }

  private static Periodic inZurich(String cron) {
    return new Periodic(true, List.of(cron), "Europe/Zurich", false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 1 1 *       | 2026-05-01T00:00:00Z | 2027-01-01T03:00:00Z",
        "*/15 * * * *    | 2026-05-01T00:00:00Z | 2026-05-01T00:15:00Z",
        "*/15 * * * *    | 2026-05-01T00:14:59.999Z | 2026-05-01T00:15:00Z",
        "0 0 L * *       | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z",
        "0 0 29 2 *      | 2026-02-01T00:00:00Z | 2028-02-29T00:00:00Z",
        "0 0 * * SUN#1   | 2026-05-01T00:00:00Z | 2026-05-03T00:00:00Z",
        "15 0 0 1 1 * 2030 | 2026-05-01T00:00:00Z | 2030-01-01T00:00:15Z",
        "@hourly         | 2026-05-01T00:00:00Z | 2026-05-01T01:00:00Z",
        "@daily          | 2026-05-01T00:00:00Z | 2026-05-02T00:00:00Z",
        "@weekly         | 2026-05-01T00:00:00Z | 2026-05-03T00:00:00Z",
        "@Monthly        | 2026-05-01T00:00:00Z | 2026-06-01T00:00:00Z",
        "@yearly         | 2026-05-01T00:00:00Z | 2027-01-01T00:00:00Z",
        "@annually       | 2026-05-01T00:00:00Z | 2027-01-01T00:00:00Z",
      })
  void theFirstTimeAfterAnother(String cron, String after, String next) {
    assertThat(times(Periodic.of(cron), after, 1)).containsExactly(next);
  }

  @Test
  void thereIsNoneAfterTheLast() {
    assertThat(times(Periodic.of("0 0 1 1 * 2025"), "2026-05-01T00:00:00Z", 1)).isEmpty();
  }

  @Test
  void aDayOfTheMonthAndOneOfTheWeekMeanEither() {
    assertThat(times(Periodic.of("0 0 15 * MON"), "2026-05-10T12:00:00Z", 3))
        .containsExactly("2026-05-11T00:00:00Z", "2026-05-15T00:00:00Z", "2026-05-18T00:00:00Z");
  }

  @Test
  void ofSeveralExpressionsEachCountsAndWhatTheyHaveInCommonCountsOnce() {
    assertThat(times(Periodic.of("0 * * * *", "*/40 * * * *"), "2026-05-01T00:00:00Z", 3))
        .containsExactly("2026-05-01T00:40:00Z", "2026-05-01T01:00:00Z", "2026-05-01T01:40:00Z");
  }

  @Test
  void whatSummerTimeLeavesOutIsLeftOut() {
    assertThat(times(inZurich("30 2 * * *"), "2026-03-28T00:00:00Z", 2))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void aFixedHourThatComesTwiceCountsOnce() {
    assertThat(times(inZurich("30 2 * * *"), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void everyHourGoesOnThroughTheHourThatComesTwice() {
    assertThat(times(inZurich("30 * * * *"), "2026-10-24T23:45:00Z", 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
  }

  @Test
  void localMeansTheZoneOfTheHost() {
    Periodic local = new Periodic(true, List.of("@hourly"), "Local", false);

    assertThat(times(local, "2026-05-01T00:10:00Z", 1)).hasSize(1);
  }
}
