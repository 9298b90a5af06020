package dev.caravan.core.jobspec;

import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.util.Optional;

/** Binds {@code update} blocks. */
final class UpdateBinder {
  private UpdateBinder() {}

  /** What the block leaves out is as in {@code base}. */
  static UpdateStrategy bind(BlockReader block, UpdateStrategy base) {
    UpdateStrategy update =
        new UpdateStrategy(
            block.integer("max_parallel").orElse(base.maxParallel()),
            healthCheck(block).orElse(base.healthCheck()),
            time(block, "min_healthy_time").orElse(base.minHealthyTime()),
            time(block, "healthy_deadline").orElse(base.healthyDeadline()),
            time(block, "progress_deadline").orElse(base.progressDeadline()),
            block.flag("auto_revert").orElse(base.autoRevert()),
            block.flag("auto_promote").orElse(base.autoPromote()),
            block.integer("canary").orElse(base.canaries()),
            block.read("stagger", Conversion.DURATION).orElse(base.stagger()));
    block.finish();
    return update;
  }

  /**
   * Servers say how groups are updated in the groups, and of the job no more than how many at a
   * time: an empty word for the health check and zeros for times, which then mean nothing.
   */
  private static Optional<Duration> time(BlockReader block, String name) {
    boolean brief = block.text("health_check").filter(String::isEmpty).isPresent();
    return block.read(name, Conversion.DURATION).filter(time -> !brief || !time.isZero());
  }

  private static Optional<UpdateStrategy.HealthCheck> healthCheck(BlockReader block) {
    return Words.read(
        block,
        "health_check",
        UpdateStrategy.HealthCheck.class,
        UpdateStrategy.HealthCheck::word,
        "Invalid health check given: \"%s\"");
  }
}
