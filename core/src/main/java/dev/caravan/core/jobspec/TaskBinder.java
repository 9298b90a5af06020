package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;
import org.jspecify.annotations.Nullable;

/** Binds {@code task} blocks. */
final class TaskBinder {
  private TaskBinder() {}

  static Task bind(BlockReader block) {
    Task task =
        new Task(
            block.label(),
            block.text("driver").orElse(""),
            nonEmpty(block, "user"),
            block.config("config"),
            block.strings("env"),
            block.strings("meta"),
            ConstraintBinder.bind(block.plain("constraint")),
            block.only("resources").map(TaskBinder::resources).orElse(Resources.DEFAULT),
            nonEmpty(block, "kill_signal"),
            block.read("kill_timeout", Conversion.DURATION).orElse(Defaults.KILL_TIMEOUT),
            block.flag("leader").orElse(false));
    block.finish();
    return task;
  }

  /** Nomad's API writes an empty string for what is not set. */
  private static @Nullable String nonEmpty(BlockReader block, String name) {
    return block.text(name).filter(text -> !text.isEmpty()).orElse(null);
  }

  private static Resources resources(BlockReader block) {
    Resources resources =
        new Resources(
            block.integer("cpu").orElse(Resources.DEFAULT.cpuMhz()),
            block.integer("memory").orElse(Resources.DEFAULT.memoryMb()),
            block.plain("network").stream().map(NetworkBinder::bind).toList());
    block.finish();
    return resources;
  }
}
