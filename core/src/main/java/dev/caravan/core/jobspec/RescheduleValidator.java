package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import java.time.Duration;

/** Says what is wrong with a reschedule policy. One that never reschedules may say anything. */
final class RescheduleValidator {
  private static final Duration MIN_DELAY = Duration.ofSeconds(5);
  private static final Duration MIN_INTERVAL = Duration.ofSeconds(15);

  private final ReschedulePolicy policy;
  private final Place place;
  private final Findings findings;

  RescheduleValidator(ReschedulePolicy policy, Place place, Findings findings) {
    this.policy = policy;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    boolean enabled = policy.attempts() > 0 || policy.unlimited();
    if (enabled && delays() && !policy.unlimited()) {
      interval();
    }
  }

  /** Whether the delays make sense. */
  private boolean delays() {
    boolean grows = policy.delayFunction() != DelayFunction.CONSTANT;
    boolean isLong = policy.delay().compareTo(MIN_DELAY) >= 0;
    boolean mayGrow = !grows || policy.maxDelay().compareTo(policy.delay()) >= 0;
    findings.require(
        isLong,
        place,
        "delay",
        "Delay cannot be less than %s (got %s)",
        DurationText.format(MIN_DELAY),
        DurationText.format(policy.delay()));
    findings.require(
        mayGrow,
        place,
        "max_delay",
        "Max Delay cannot be less than Delay %s (got %s)",
        DurationText.format(policy.delay()),
        DurationText.format(policy.maxDelay()));
    return isLong && mayGrow;
  }

  private void interval() {
    if (policy.interval().compareTo(MIN_INTERVAL) < 0) {
      String message = "Interval cannot be less than %s (got %s)";
      String least = DurationText.format(MIN_INTERVAL);
      findings.add(
          place, "interval", message.formatted(least, DurationText.format(policy.interval())));
      return;
    }
    long possible = possibleAttempts();
    findings.require(
        possible >= policy.attempts(),
        place,
        "interval",
        "can only make %d attempts in %s with initial delay %s and delay function \"%s\":"
            + " make it longer",
        possible,
        DurationText.format(policy.interval()),
        DurationText.format(policy.delay()),
        policy.delayFunction().word());
  }

  /** How many delays fit into the interval; growth ends soon, at the greatest delay or the end. */
  private long possibleAttempts() {
    Duration left = policy.interval();
    Duration before = Duration.ZERO;
    Duration delay = policy.delay();
    long attempts = 0;
    while (isGrowing(delay) && delay.compareTo(left) <= 0) {
      left = left.minus(delay);
      attempts++;
      Duration next =
          delay.plus(policy.delayFunction() == DelayFunction.EXPONENTIAL ? delay : before);
      before = delay;
      delay = next;
    }
    return isGrowing(delay) ? attempts : attempts + left.dividedBy(greatest(delay));
  }

  private boolean isGrowing(Duration delay) {
    return policy.delayFunction() != DelayFunction.CONSTANT
        && delay.compareTo(policy.maxDelay()) < 0;
  }

  private Duration greatest(Duration delay) {
    return policy.delayFunction() == DelayFunction.CONSTANT ? delay : policy.maxDelay();
  }
}
