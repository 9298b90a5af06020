package dev.caravan.scheduler.engine;

import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.time.Duration;

/**
 * By what an allocation's health is judged.
 *
 * @param healthCheck what it is read from
 * @param minHealthyTime how long all must have been well
 * @param healthyDeadline how long that may take
 */
record HealthTerms(HealthCheck healthCheck, Duration minHealthyTime, Duration healthyDeadline) {

  /** Those of a deployment. */
  static HealthTerms of(UpdateStrategy update) {
    return new HealthTerms(update.healthCheck(), update.minHealthyTime(), update.healthyDeadline());
  }

  /** Those of a drain. */
  static HealthTerms of(MigrateStrategy migrate) {
    return new HealthTerms(
        migrate.healthCheck(), migrate.minHealthyTime(), migrate.healthyDeadline());
  }
}
