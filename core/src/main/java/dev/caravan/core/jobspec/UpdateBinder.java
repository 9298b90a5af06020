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
    Optional<String> word = block.text("health_check").filter(text -> !text.isEmpty());
    Optional<UpdateStrategy.HealthCheck> check = word.flatMap(UpdateBinder::checkOf);
    if (word.isPresent() && check.isEmpty()) {
      String message = "Invalid health check given: \"%s\"; write checks, task_states or manual";
      block.complain("health_check", message.formatted(word.get()));
    }
    return check;
  }

  private static Optional<UpdateStrategy.HealthCheck> checkOf(String word) {
    for (UpdateStrategy.HealthCheck check : UpdateStrategy.HealthCheck.values()) {
      if (check.word().equals(word)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }
}
