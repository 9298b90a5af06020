package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;

/** Binds {@code task} blocks. */
final class TaskBinder {
  private TaskBinder() {}

  static Task bind(BlockReader block) {
    Task task =
        new Task(
            block.label(),
            block.text("driver").orElse(""),
            block.text("user").orElse(null),
            block.config("config"),
            block.strings("env"),
            block.strings("meta"),
            ConstraintBinder.bind(block.plain("constraint")),
            block.only("resources").map(TaskBinder::resources).orElse(Resources.DEFAULT),
            block.text("kill_signal").orElse(null),
            block.read("kill_timeout", Conversion.DURATION).orElse(Defaults.KILL_TIMEOUT),
            block.flag("leader").orElse(false));
    block.finish();
    return task;
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
