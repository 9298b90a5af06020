package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.UP;
import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReschedulingTest {
  private static final Instant FAILED = TestCluster.START;
  private static final NodeId OTHER = new NodeId("other");

  /** An allocation that failed now, after others whose delays, in seconds, are these. */
  private static Allocation failed(long... delays) {
    return failed(Duration.ofSeconds(1), delays);
  }

  /** The others were replaced so long before each other. */
  private static Allocation failed(Duration apart, long... delays) {
    List<RescheduleEvent> events = new ArrayList<>();
    for (int i = 0; i < delays.length; i++) {
      events.add(
          new RescheduleEvent(
              FAILED.minus(apart.multipliedBy(delays.length - i)),
              new AllocationId("before-" + i),
              OTHER,
              Duration.ofSeconds(delays[i])));
    }
    return allocation(0, 0).client(ClientStatus.FAILED).after(events).build();
  }

  private static ReschedulePolicy unlimited(DelayFunction function) {
    return new ReschedulePolicy(
        0, Duration.ZERO, Duration.ofSeconds(30), function, Duration.ofSeconds(100), true);
  }

  private static ReschedulePolicy attempts(int attempts) {
    return new ReschedulePolicy(
        attempts,
        Duration.ofMinutes(10),
        Duration.ofSeconds(30),
        DelayFunction.CONSTANT,
        Duration.ZERO,
        false);
  }

  private static long delay(DelayFunction function, Allocation failed) {
    return Rescheduling.nextDelay(failed, unlimited(function)).toSeconds();
  }

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 30, 30, 30",
    "EXPONENTIAL, 60, 100, 100",
    "FIBONACCI, 30, 60, 90",
  })
  void theDelayGrowsAsItsFunctionSays(
      DelayFunction function, long second, long third, long fourth) {
    assertThat(delay(function, failed())).isEqualTo(30);
    assertThat(delay(function, failed(30))).isEqualTo(second);
    assertThat(delay(function, failed(30, second))).isEqualTo(third);
    assertThat(delay(function, failed(30, second, third))).isEqualTo(fourth);
  }

  @Test
  void theDelayGrowsNoFurtherThanItsGreatest() {
    assertThat(delay(DelayFunction.EXPONENTIAL, failed(60))).isEqualTo(100);
    assertThat(delay(DelayFunction.FIBONACCI, failed(60, 90))).isEqualTo(100);
  }

  @Test
  void aRunThatWasLongerThanTheGreatestDelayBeginsAnew() {
    assertThat(delay(DelayFunction.EXPONENTIAL, failed(Duration.ofMinutes(5), 100))).isEqualTo(30);
    assertThat(delay(DelayFunction.FIBONACCI, failed(Duration.ofSeconds(1), 100, 30)))
        .isEqualTo(30);
  }

  @Test
  void whatIsWithinTheIntervalUsesUpAttempts() {
    assertThat(Rescheduling.dueAt(failed(30), attempts(2))).contains(FAILED.plusSeconds(30));
    assertThat(Rescheduling.dueAt(failed(30, 30), attempts(2))).isEmpty();
  }

  @Test
  void whatIsLongerAgoThanTheIntervalDoesNot() {
    assertThat(Rescheduling.dueAt(failed(Duration.ofMinutes(11), 30, 30), attempts(1)))
        .contains(FAILED.plusSeconds(30));
  }

  @Test
  void aPolicyWithoutAttemptsReplacesNothing() {
    assertThat(Rescheduling.isEnabled(attempts(0))).isFalse();
    assertThat(Rescheduling.dueAt(failed(), attempts(0))).isEmpty();
  }

  @Test
  void theReplacementRemembersTheFailuresThatStillCount() {
    assertThat(Rescheduling.events(failed(Duration.ofMinutes(6), 30, 30), attempts(3), FAILED))
        .extracting(RescheduleEvent::previousNode)
        .containsExactly(OTHER, UP);
    assertThat(
            Rescheduling.events(
                failed(30, 30, 30, 30, 30, 30, 30), unlimited(DelayFunction.CONSTANT), FAILED))
        .hasSize(6);
  }

  @Test
  void itHasFailedOnItsNodeAndOnThoseBefore() {
    assertThat(Rescheduling.failedOn(failed(30))).containsExactlyInAnyOrder(UP, OTHER);
    assertThat(Rescheduling.failedOn(allocation(0, 0).build())).isEmpty();
  }
}
