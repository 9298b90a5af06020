package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.RestartPolicy;
import java.time.Duration;
import java.util.Locale;

/** Says what is wrong with a restart policy. */
final class RestartValidator {
  private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

  private final RestartPolicy restart;
  private final Place place;
  private final Findings findings;

  RestartValidator(RestartPolicy restart, Place place, Findings findings) {
    this.restart = restart;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    findings.require(
        restart.attempts() >= 0, place, "attempts", "Restart attempts can't be negative");
    findings.require(
        restart.attempts() != 0 || restart.mode() == RestartPolicy.Mode.FAIL,
        place,
        "attempts",
        "Restart policy \"%s\" with %d attempts is ambiguous",
        restart.mode().name().toLowerCase(Locale.ROOT),
        restart.attempts());
    findings.require(
        !restart.delay().isNegative(), place, "delay", "Restart delay can't be negative");
    interval();
  }

  private void interval() {
    Duration interval = restart.interval();
    findings.require(
        interval.compareTo(MIN_INTERVAL) >= 0,
        place,
        "interval",
        "Interval can not be less than %s (got %s)",
        DurationText.format(MIN_INTERVAL),
        DurationText.format(interval));
    findings.require(
        restart.delay().multipliedBy(Math.max(0, restart.attempts())).compareTo(interval) <= 0,
        place,
        "interval",
        "can't restart the task group %d times in an interval of %s with a delay of %s",
        restart.attempts(),
        DurationText.format(interval),
        DurationText.format(restart.delay()));
  }
}
