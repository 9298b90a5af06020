package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When failed allocations are replaced together. */
class FollowUpsTest {
  private static final Duration DELAY = Duration.ofMinutes(1);
  private static final RegisteredJob JOB =
      registered(
          withReschedule(
              service(4),
              new ReschedulePolicy(
                  0, Duration.ZERO, DELAY, DelayFunction.CONSTANT, Duration.ZERO, true)));

  /** Allocations that failed so many seconds after the start. */
  private static List<Allocation> failed(long... seconds) {
    return IntStream.range(0, seconds.length)
        .mapToObj(
            index ->
                allocation(index, 0)
                    .client(ClientStatus.FAILED)
                    .endedAt(TestCluster.START.plusSeconds(seconds[index]))
                    .build())
        .toList();
  }

  private static Instant due(long seconds) {
    return TestCluster.START.plus(DELAY).plusSeconds(seconds);
  }

  private static List<Instant> times(long... seconds) {
    return LongStream.of(seconds).mapToObj(FollowUpsTest::due).toList();
  }

  @Test
  void oneWaitsForItsDelay() {
    List<Allocation> failed = failed(3);

    assertThat(FollowUps.of(failed, JOB)).containsExactly(new FollowUp(due(3), failed));
  }

  @Test
  void whatIsDueWithinFiveSecondsIsReplacedTogether() {
    List<Allocation> failed = failed(0, 4, 5, 9);

    assertThat(FollowUps.of(failed, JOB))
        .containsExactly(
            new FollowUp(due(0), failed.subList(0, 2)), new FollowUp(due(5), failed.subList(2, 4)));
  }

  @Test
  void theFirstOfThemSaysWhen() {
    assertThat(FollowUps.of(failed(7, 3, 20), JOB))
        .extracting(FollowUp::at)
        .isEqualTo(times(3, 20));
  }

  @Test
  void whatFailedAtOnceIsReplacedTogether() {
    List<Allocation> failed = failed(1, 1);

    assertThat(FollowUps.of(failed, JOB)).containsExactly(new FollowUp(due(1), failed));
  }

  @Test
  void nothingIsMadeForNothing() {
    assertThat(FollowUps.of(List.of(), JOB)).isEmpty();
  }

  @Test
  void whatItsPolicyDoesNotReplaceIsNotReplaced() {
    RegisteredJob never = registered(withReschedule(service(1), TestJobs.NEVER));

    assertThat(FollowUps.of(failed(1), never)).isEmpty();
  }
}
