package dev.caravan.core.jobspec;

import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds {@code task} blocks. */
final class TaskBinder {
  private TaskBinder() {}

  /**
   * The task of this block.
   *
   * @param owner job and group, as names of services begin
   * @param ofAll what is kept for tasks that say nothing of it themselves
   */
  static Task bind(BlockReader block, String owner, Map<String, Object> ofAll) {
    Task.Builder task = Task.builder(block.label(), block.text("driver").orElse(""));
    task.user(nonEmpty(block, "user"));
    task.config(block.config("config"));
    task.env(block.strings("env"));
    task.meta(block.strings("meta"));
    task.constraints(ConstraintBinder.bind(block.plain("constraint")));
    task.affinities(AffinityBinder.bind(block.plain("affinity")));
    block.only("resources").map(TaskBinder::resources).ifPresent(task::resources);
    block.only("logs").map(TaskBinder::logs).ifPresent(task::logs);
    String standardName = owner + "-" + block.label();
    task.services(ServiceBinder.bind(block.plain("service"), standardName));
    task.killSignal(nonEmpty(block, "kill_signal"));
    block.read("kill_timeout", Conversion.DURATION).ifPresent(task::killTimeout);
    block.read("shutdown_delay", Conversion.DURATION).ifPresent(task::shutdownDelay);
    block.flag("leader").ifPresent(task::leader);
    task.opaque(opaque(block, ofAll));
    block.finish();
    return task.build();
  }

  private static Map<String, Object> opaque(BlockReader block, Map<String, Object> ofAll) {
    Map<String, Object> opaque = new LinkedHashMap<>(ofAll);
    opaque.putAll(Identities.split(OpaqueBinder.bind(block, OpaqueKeys.TASK)));
    opaque.putAll(block.verbatim());
    return opaque;
  }

  /** Nomad's API writes an empty string for what is not set. */
  private static @Nullable String nonEmpty(BlockReader block, String name) {
    return block.text(name).filter(text -> !text.isEmpty()).orElse(null);
  }

  /** What asks for whole cores gets no share beside them, unless the file asks for both. */
  private static Resources resources(BlockReader block) {
    int cores = block.integer("cores").orElse(0);
    Resources resources =
        new Resources(
            block.integer("cpu").orElse(cores == 0 ? Resources.DEFAULT.cpuMhz() : 0),
            cores,
            block.integer("memory").orElse(Resources.DEFAULT.memoryMb()),
            block.integer("memory_max").orElse(0),
            block.plain("network").stream().map(NetworkBinder::bind).toList(),
            List.of(),
            block.opaque(OpaqueKeys.RESOURCES));
    block.finish();
    return resources;
  }

  private static LogConfig logs(BlockReader block) {
    LogConfig logs =
        new LogConfig(
            block.integer("max_files").orElse(LogConfig.DEFAULT.maxFiles()),
            block.integer("max_file_size").orElse(LogConfig.DEFAULT.maxFileSizeMb()));
    block.finish();
    return logs;
  }
}
