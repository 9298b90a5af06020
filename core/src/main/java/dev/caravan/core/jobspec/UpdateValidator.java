package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;

/** Says what is wrong with an update strategy. */
final class UpdateValidator {
  private final UpdateStrategy update;
  private final Place place;
  private final Findings findings;

  UpdateValidator(UpdateStrategy update, Place place, Findings findings) {
    this.update = update;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    counts();
    times();
    order();
  }

  private void counts() {
    findings.require(
        update.maxParallel() >= 0,
        place,
        "max_parallel",
        "Max parallel can not be less than zero: %d < 0",
        update.maxParallel());
    findings.require(
        update.canaries() >= 0,
        place,
        "canary",
        "Canary count can not be less than zero: %d < 0",
        update.canaries());
    findings.require(
        update.canaries() != 0 || !update.autoPromote(),
        place,
        "auto_promote",
        "Auto Promote requires a Canary count greater than zero");
  }

  private void times() {
    findings.require(
        !update.minHealthyTime().isNegative(),
        place,
        "min_healthy_time",
        "Minimum healthy time may not be less than zero: %s",
        DurationText.format(update.minHealthyTime()));
    findings.require(
        isPositive(update.healthyDeadline()),
        place,
        "healthy_deadline",
        "Healthy deadline must be greater than zero: %s",
        DurationText.format(update.healthyDeadline()));
    findings.require(
        !update.progressDeadline().isNegative(),
        place,
        "progress_deadline",
        "Progress deadline must be zero or greater: %s",
        DurationText.format(update.progressDeadline()));
    findings.require(
        isPositive(update.stagger()),
        place,
        "stagger",
        "Stagger must be greater than zero: %s",
        DurationText.format(update.stagger()));
  }

  /** A time that is wrong by itself is not compared with others. */
  private void order() {
    if (!isPositive(update.healthyDeadline())) {
      return;
    }
    findings.require(
        update.minHealthyTime().compareTo(update.healthyDeadline()) < 0,
        place,
        "min_healthy_time",
        "Minimum healthy time must be less than healthy deadline: %s, not %s",
        DurationText.format(update.minHealthyTime()),
        DurationText.format(update.healthyDeadline()));
    findings.require(
        !isPositive(update.progressDeadline())
            || update.healthyDeadline().compareTo(update.progressDeadline()) < 0,
        place,
        "healthy_deadline",
        "Healthy deadline must be less than progress deadline: %s, not %s",
        DurationText.format(update.healthyDeadline()),
        DurationText.format(update.progressDeadline()));
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
