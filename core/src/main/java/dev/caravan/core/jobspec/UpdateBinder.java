package dev.caravan.core.jobspec;

import dev.caravan.core.model.UpdateStrategy;
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
            block.read("min_healthy_time", Conversion.DURATION).orElse(base.minHealthyTime()),
            block.read("healthy_deadline", Conversion.DURATION).orElse(base.healthyDeadline()),
            block.read("progress_deadline", Conversion.DURATION).orElse(base.progressDeadline()),
            block.flag("auto_revert").orElse(base.autoRevert()),
            block.flag("auto_promote").orElse(base.autoPromote()),
            block.integer("canary").orElse(base.canaries()),
            block.read("stagger", Conversion.DURATION).orElse(base.stagger()));
    block.finish();
    return update;
  }

  private static Optional<UpdateStrategy.HealthCheck> healthCheck(BlockReader block) {
    Optional<String> word = block.text("health_check");
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
