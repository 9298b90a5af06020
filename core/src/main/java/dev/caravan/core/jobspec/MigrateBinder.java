package dev.caravan.core.jobspec;

import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;

/** Binds {@code migrate} blocks. */
final class MigrateBinder {
  private MigrateBinder() {}

  /** What the block leaves out is as in {@code standard}. */
  static MigrateStrategy bind(BlockReader block, MigrateStrategy standard) {
    MigrateStrategy strategy =
        new MigrateStrategy(
            block.integer("max_parallel").orElse(standard.maxParallel()),
            Words.read(
                    block,
                    "health_check",
                    HealthCheck.class,
                    HealthCheck::word,
                    "Invalid HealthCheck: \"%s\"")
                .orElse(standard.healthCheck()),
            block.read("min_healthy_time", Conversion.DURATION).orElse(standard.minHealthyTime()),
            block.read("healthy_deadline", Conversion.DURATION).orElse(standard.healthyDeadline()));
    block.finish();
    return strategy;
  }
}
