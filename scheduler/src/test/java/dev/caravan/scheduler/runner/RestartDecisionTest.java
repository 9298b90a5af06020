package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.RestartPolicy.Mode;
import dev.caravan.scheduler.runner.RestartDecision.Done;
import dev.caravan.scheduler.runner.RestartDecision.Ending;
import dev.caravan.scheduler.runner.RestartDecision.GiveUp;
import dev.caravan.scheduler.runner.RestartDecision.Restart;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartDecisionTest {
  private static final Duration DELAY = Duration.ofSeconds(15);
  private static final Duration INTERVAL = Duration.ofMinutes(30);

  @ParameterizedTest
  @CsvSource({
    // restarts on success, attempts, used so far, how it ended, what becomes of it
    "true,  2, 0, SUCCEEDED,     Restart",
    "true,  2, 0, FAILED,        Restart",
    "true,  2, 1, FAILED,        Restart",
    "true,  2, 2, FAILED,        GiveUp",
    "true,  2, 0, UNRECOVERABLE, GiveUp",
    "true,  0, 0, SUCCEEDED,     GiveUp",
    "false, 3, 0, SUCCEEDED,     Done",
    "false, 0, 0, SUCCEEDED,     Done",
    "false, 3, 0, FAILED,        Restart",
    "false, 3, 3, FAILED,        GiveUp",
    "false, 0, 0, FAILED,        GiveUp"
  })
  void goesByKindAndPolicy(
      boolean onSuccess, int attempts, int used, Ending ending, String expected) {
    RestartDecision decision =
        decide(attempts, Mode.FAIL, onSuccess, new RestartWindow(NOON, used), ending, NOON);

    assertThat(decision.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void aRestartWaitsForTheDelayOfThePolicyAndCounts() {
    RestartDecision decision = afterFailures(1, Mode.FAIL, NOON);

    assertThat(decision).isEqualTo(new Restart(DELAY, "", new RestartWindow(NOON, 2)));
  }

  @Test
  void aNewIntervalCountsAnew() {
    Instant later = NOON.plus(INTERVAL).plusMillis(1);

    RestartDecision decision = afterFailures(2, Mode.FAIL, later);

    assertThat(decision).isEqualTo(new Restart(DELAY, "", new RestartWindow(later, 1)));
  }

  @Test
  void usedUpAttemptsAreNamed() {
    assertThat(afterFailures(2, Mode.FAIL, NOON))
        .isEqualTo(
            new GiveUp("Exceeded allowed attempts 2 in interval 30m0s and mode is \"fail\""));
  }

  @Test
  void inDelayModeItWaitsForTheNextInterval() {
    RestartDecision decision = afterFailures(2, Mode.DELAY, NOON.plus(Duration.ofMinutes(10)));

    assertThat(decision)
        .isEqualTo(
            new Restart(
                Duration.ofMinutes(20),
                "Exceeded allowed attempts, applying a delay",
                new RestartWindow(NOON, 3)));
  }

  @Test
  void reasonsAreNomads() {
    assertThat(decide(0, Mode.FAIL, false, window(0), Ending.FAILED, NOON))
        .isEqualTo(new GiveUp("Policy allows no restarts"));
    assertThat(decide(2, Mode.FAIL, false, window(0), Ending.UNRECOVERABLE, NOON))
        .isEqualTo(new GiveUp("Error was unrecoverable"));
    assertThat(decide(2, Mode.FAIL, false, window(0), Ending.SUCCEEDED, NOON))
        .isEqualTo(new Done());
  }

  private static RestartDecision afterFailures(int used, Mode mode, Instant now) {
    return decide(2, mode, true, window(used), Ending.FAILED, now);
  }

  private static RestartWindow window(int used) {
    return new RestartWindow(NOON, used);
  }

  private static RestartDecision decide(
      int attempts,
      Mode mode,
      boolean onSuccess,
      RestartWindow window,
      Ending ending,
      Instant now) {
    RestartPolicy policy = new RestartPolicy(attempts, INTERVAL, DELAY, mode);
    TaskTerms terms = new TaskTerms(onSuccess, policy, Duration.ZERO, Duration.ZERO);
    return RestartDecision.decide(terms, window, ending, now);
  }
}
