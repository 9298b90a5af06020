package dev.caravan.core.jobspec;

import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds {@code task} blocks. */
final class TaskBinder {
  private TaskBinder() {}

  /**
   * The task of this block.
   *
   * @param owner job and group, as names of services begin
   * @param restart what the task's group does when a task exits
   * @param ofAll what is kept for tasks that say nothing of it themselves
   */
  static Task bind(
      BlockReader block, String owner, RestartPolicy restart, Map<String, Object> ofAll) {
    Task.Builder task = Task.builder(block.label(), block.text("driver").orElse(""));
    task.user(Words.text(block, "user").orElse(null));
    task.config(block.config("config"));
    task.env(block.strings("env"));
    task.meta(block.strings("meta"));
    task.constraints(ConstraintBinder.bind(block.plain("constraint")));
    task.affinities(AffinityBinder.bind(block.plain("affinity")));
    block.only("resources").map(TaskBinder::resources).ifPresent(task::resources);
    block.only("logs").map(TaskBinder::logs).ifPresent(task::logs);
    String standardName = owner + "-" + block.label();
    task.services(ServiceBinder.bind(block.plain("service"), standardName));
    task.killSignal(Words.text(block, "kill_signal").orElse(null));
    block.read("kill_timeout", Conversion.DURATION).ifPresent(task::killTimeout);
    block.read("shutdown_delay", Conversion.DURATION).ifPresent(task::shutdownDelay);
    block.flag("leader").ifPresent(task::leader);
    runner(block, task, restart);
    task.scaling(ScalingBinder.bind(block.labelled("scaling")));
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

  private static void runner(BlockReader block, Task.Builder task, RestartPolicy restart) {
    block.only("restart").map(own -> RestartBinder.bind(own, restart)).ifPresent(task::restart);
    block.only("lifecycle").map(LifecycleBinder::bind).ifPresent(task::lifecycle);
    task.payloadFile(block.only("dispatch_payload").flatMap(TaskBinder::payloadFile).orElse(null));
    task.artifacts(block.plain("artifact").stream().map(ArtifactBinder::bind).toList());
    task.templates(block.plain("template").stream().map(TemplateBinder::bind).toList());
    task.volumeMounts(block.plain("volume_mount").stream().map(VolumeMountBinder::bind).toList());
  }

  private static Optional<String> payloadFile(BlockReader block) {
    Optional<String> file = Words.text(block, "file");
    block.finish();
    return file;
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
            block.labelled("device").stream().map(DeviceBinder::bind).toList(),
            block.opaque(OpaqueKeys.RESOURCES));
    block.finish();
    return resources;
  }

  private static LogConfig logs(BlockReader block) {
    // What came before disabled, and gives way to it.
    Optional<Boolean> enabled = block.flag("enabled");
    LogConfig logs =
        new LogConfig(
            block.integer("max_files").orElse(LogConfig.DEFAULT.maxFiles()),
            block.integer("max_file_size").orElse(LogConfig.DEFAULT.maxFileSizeMb()),
            block.flag("disabled").orElse(enabled.isPresent() && !enabled.get()));
    block.finish();
    return logs;
  }
}
