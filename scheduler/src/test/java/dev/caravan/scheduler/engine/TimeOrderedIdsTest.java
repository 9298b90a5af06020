package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.scheduler.testkit.SettableClock;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private final SettableClock clock = new SettableClock(TestCluster.START);

  private List<String> ids(long seed, int howMany) {
    TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(seed));
    return Stream.generate(ids::next).limit(howMany).toList();
  }

  @Test
  void idsAreInOrderAndDifferInTheirFirstEightCharacters() {
    List<String> ids = ids(1, 10_000);

    assertThat(ids).isSorted();
    assertThat(ids.stream().map(id -> id.substring(0, 8))).doesNotHaveDuplicates();
  }

  @Test
  void anIdHasTheFormOfAUuid() {
    assertThat(ids(1, 100))
        .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
  }

  @Test
  void theSameSeedGivesTheSameIds() {
    assertThat(ids(1, 100)).isEqualTo(ids(1, 100));
    assertThat(ids(2, 100)).isNotEqualTo(ids(1, 100));
  }

  @Test
  void laterIdsAreGreaterUnlessTheClockGoesBack() {
    TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
    String first = ids.next();
    clock.advance(Duration.ofDays(1));
    String second = ids.next();
    clock.set(TestCluster.START);
    String third = ids.next();

    assertThat(List.of(first, second, third)).isSorted();
  }

  @Test
  void idsGoOnBehindThoseOfAnEarlierProcess() {
    List<String> earlier = ids(1, 10_000);
    TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(2));
    clock.advance(Duration.ofSeconds(1));

    ids.continueAfter(Stream.concat(earlier.stream(), Stream.of("id-of-another-source")));

    assertThat(ids.next()).isGreaterThan(earlier.get(earlier.size() - 1));
  }

  @Test
  void idsOfTheTimeBeforeTheyWrappedAroundHoldNothingUp() {
    clock.set(Instant.ofEpochSecond((1L << 32) / 64));
    TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));

    ids.continueAfter(Stream.of("fffffff0-0000-0000-0000-000000000000"));

    assertThat(ids.next()).startsWith("000000");
  }
}
