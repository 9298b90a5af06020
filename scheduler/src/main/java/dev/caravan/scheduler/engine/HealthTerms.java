package dev.caravan.scheduler.engine;

import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.time.Duration;

/**
 * By what an allocation's health is judged.
 *
 * @param healthCheck what it is read from
 * @param checked whether there are checks to pass, beside tasks that run
 * @param minHealthyTime how long all must have been well
 * @param healthyDeadline how long that may take
 */
record HealthTerms(
    HealthCheck healthCheck, boolean checked, Duration minHealthyTime, Duration healthyDeadline) {

  /** Those of a deployment of a group. */
  static HealthTerms of(UpdateStrategy update, TaskGroup group) {
    return new HealthTerms(
        update.healthCheck(),
        isChecked(update.healthCheck(), group),
        update.minHealthyTime(),
        update.healthyDeadline());
  }

  /** Those of a drain. */
  static HealthTerms of(MigrateStrategy migrate, TaskGroup group) {
    return new HealthTerms(
        migrate.healthCheck(),
        isChecked(migrate.healthCheck(), group),
        migrate.minHealthyTime(),
        migrate.healthyDeadline());
  }

  private static boolean isChecked(HealthCheck healthCheck, TaskGroup group) {
    return healthCheck == HealthCheck.CHECKS && group.checkedForHealth();
  }
}
