package dev.caravan.core.model;

import java.time.Duration;

/**
 * How allocations are moved off a node that is drained.
 *
 * @param maxParallel how many of a group are moved at a time
 * @param healthCheck how health is found out: by checks or by task states
 * @param minHealthyTime how long an allocation must have run to be called healthy
 * @param healthyDeadline how long an allocation may take to become healthy
 */
public record MigrateStrategy(
    int maxParallel,
    UpdateStrategy.HealthCheck healthCheck,
    Duration minHealthyTime,
    Duration healthyDeadline) {

  /** Nomad's default for service jobs. */
  public static final MigrateStrategy DEFAULT =
      new MigrateStrategy(
          Defaults.MAX_PARALLEL,
          UpdateStrategy.HealthCheck.CHECKS,
          Defaults.MIN_HEALTHY_TIME,
          Defaults.HEALTHY_DEADLINE);
}
