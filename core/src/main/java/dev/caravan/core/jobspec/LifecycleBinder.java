package dev.caravan.core.jobspec;

import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.TaskLifecycle.Hook;
import java.util.Optional;

/** Binds {@code lifecycle} blocks. */
final class LifecycleBinder {
  private LifecycleBinder() {}

  /** What is not a hook is reported. */
  static TaskLifecycle bind(BlockReader block) {
    Optional<Hook> hook = Words.read(block, "hook", Hook.class, Hook::word, "invalid hook: \"%s\"");
    if (Words.text(block, "hook").isEmpty()) {
      block.complain("hook", "no lifecycle hook provided: add hook = \"prestart\"");
    }
    boolean sidecar = block.flag("sidecar").orElse(false);
    block.finish();
    return new TaskLifecycle(hook.orElse(Hook.PRESTART), sidecar);
  }
}
