package dev.caravan.scheduler.runner;

import dev.caravan.core.model.RestartPolicy;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a task that has come to an end, or could not be started. */
sealed interface RestartDecision {

  /**
   * It is started again.
   *
   * @param delay how long from now
   * @param reason why it takes that long, or empty if it is the policy's usual delay
   * @param window the restarts counted so far, this one included
   */
  record Restart(Duration delay, String reason, RestartWindow window) implements RestartDecision {}

  /** It has failed for good. */
  record GiveUp(String reason) implements RestartDecision {}

  /** It has done what it was for. */
  record Done() implements RestartDecision {}

  /** How a run of a task came to its end. */
  enum Ending {
    /** By itself, and all went well. */
    SUCCEEDED,
    /** Badly, but another try may help. */
    FAILED,
    /** In a way that another try cannot mend. */
    UNRECOVERABLE
  }

  /**
   * Decides by what the job declares. A task that is to run on is restarted however it ended, one
   * that has its work to do only when it failed.
   */
  static RestartDecision decide(TaskTerms terms, RestartWindow window, Ending ending, Instant now) {
    if (ending == Ending.SUCCEEDED && !terms.restartsOnSuccess()) {
      return new Done();
    }
    RestartPolicy policy = terms.restart();
    if (policy.attempts() == 0) {
      return new GiveUp("Policy allows no restarts");
    }
    if (ending == Ending.UNRECOVERABLE) {
      return new GiveUp("Error was unrecoverable");
    }
    RestartWindow counted = counted(policy, window, now);
    if (counted.used() <= policy.attempts()) {
      return new Restart(policy.delay(), "", counted);
    }
    return exhausted(policy, counted, now);
  }

  private static RestartWindow counted(RestartPolicy policy, RestartWindow window, Instant now) {
    boolean over = now.isAfter(window.start().plus(policy.interval()));
    return over ? new RestartWindow(now, 1) : new RestartWindow(window.start(), window.used() + 1);
  }

  private static RestartDecision exhausted(
      RestartPolicy policy, RestartWindow counted, Instant now) {
    return switch (policy.mode()) {
      case FAIL ->
          new GiveUp(
              "Exceeded allowed attempts %d in interval %s and mode is \"fail\""
                  .formatted(policy.attempts(), GoDuration.format(policy.interval())));
      case DELAY -> {
        Instant next = counted.start().plus(policy.interval());
        yield new Restart(
            Duration.between(now, next), "Exceeded allowed attempts, applying a delay", counted);
      }
    };
  }
}
