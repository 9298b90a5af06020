package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;

/** Says what is wrong with a migrate strategy. */
final class MigrateValidator {
  private final MigrateStrategy strategy;
  private final Place place;
  private final Findings findings;

  MigrateValidator(MigrateStrategy strategy, Place place, Findings findings) {
    this.strategy = strategy;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    findings.require(
        strategy.maxParallel() >= 0,
        place,
        "max_parallel",
        "MaxParallel must be >= 0 but found %d",
        strategy.maxParallel());
    findings.require(
        strategy.healthCheck() != HealthCheck.MANUAL,
        place,
        "health_check",
        "Invalid HealthCheck: \"manual\"; write checks or task_states");
    findings.require(
        !strategy.minHealthyTime().isNegative(),
        place,
        "min_healthy_time",
        "MinHealthyTime is %s and must be >= 0",
        DurationText.format(strategy.minHealthyTime()));
    findings.require(
        strategy.minHealthyTime().compareTo(strategy.healthyDeadline()) < 0,
        place,
        "healthy_deadline",
        "MinHealthyTime must be less than HealthyDeadline: %s, not %s",
        DurationText.format(strategy.minHealthyTime()),
        DurationText.format(strategy.healthyDeadline()));
  }
}
