package dev.caravan.core.jobspec;

import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.TaskLifecycle.Hook;
import java.util.Optional;

/** Binds {@code lifecycle} blocks. */
final class LifecycleBinder {
  private LifecycleBinder() {}

  /** Nothing, reported, where there is no hook that could be bound. */
  static Optional<TaskLifecycle> bind(BlockReader block) {
    Optional<Hook> hook = Words.read(block, "hook", Hook.class, Hook::word, "invalid hook: \"%s\"");
    if (Words.text(block, "hook").isEmpty()) {
      block.complain("hook", "no lifecycle hook provided: add hook = \"prestart\"");
    }
    boolean sidecar = block.flag("sidecar").orElse(false);
    block.finish();
    return hook.map(found -> new TaskLifecycle(found, sidecar));
  }
}
