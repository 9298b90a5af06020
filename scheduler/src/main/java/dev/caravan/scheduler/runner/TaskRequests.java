package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.driver.TaskRequest.VolumeMount;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.VolumeRequest;
import dev.caravan.scheduler.runner.TaskEnvironment.SeenDirectories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes what a driver is asked out of what a job declares. */
final class TaskRequests {
  private final Supplier<NodeFacts> node;
  private final AllocationDirectories directories;
  private final Map<String, String> inherited;

  /**
   * @param node gives what is known of the node, which may change
   * @param inherited what tasks on the host's file system get of the host's environment
   */
  TaskRequests(
      Supplier<NodeFacts> node, AllocationDirectories directories, Map<String, String> inherited) {
    this.node = node;
    this.directories = directories;
    this.inherited = inherited;
  }

  /**
   * The request to start a task.
   *
   * @param isolated whether its driver gives it a root directory of its own
   * @param rendered variables out of its templates; they go over all others
   * @throws UnknownVariableException if its configuration refers to what does not exist
   */
  TaskRequest toStart(
      Assignment assignment, Task task, boolean isolated, Map<String, String> rendered)
      throws UnknownVariableException {
    Directories places = places(assignment, task);
    Map<String, String> env = environment(assignment, task, isolated);
    env.putAll(rendered);
    Map<String, Object> config = resolve(assignment, env).refusingUnknown(task.config());
    return request(assignment, task, config, env, places);
  }

  /**
   * The request to find a task again. Its configuration was resolved once; it matters no more.
   *
   * @param rendered variables out of its templates
   */
  TaskRequest toRecover(
      Assignment assignment, Task task, boolean isolated, Map<String, String> rendered) {
    Map<String, String> env = environment(assignment, task, isolated);
    env.putAll(rendered);
    return request(assignment, task, task.config(), env, places(assignment, task));
  }

  /** Where a task lives. */
  Directories places(Assignment assignment, Task task) {
    return directories.of(assignment.allocation().id(), task.name());
  }

  /** What a task's paths refer to on the host, whatever the task itself sees. */
  Interpolation hostPaths(Assignment assignment, Task task) {
    return resolve(assignment, environment(assignment, task, false));
  }

  /** Resolves what a task's words refer to, as the task itself sees it; what is unknown stays. */
  UnaryOperator<String> seenBy(Assignment assignment, Task task, boolean isolated) {
    return resolve(assignment, environment(assignment, task, isolated))::keepingUnknown;
  }

  /** Where the node is reached. */
  String nodeAddress() {
    return node.get().spec().address();
  }

  /**
   * The environment of a task as its job declares it.
   *
   * @param isolated whether its driver gives it a root directory of its own
   */
  Map<String, String> environment(Assignment assignment, Task task, boolean isolated) {
    Directories places = places(assignment, task);
    SeenDirectories seen = isolated ? SeenDirectories.ISOLATED : SeenDirectories.onHost(places);
    Map<String, String> env = new LinkedHashMap<>(isolated ? Map.of() : inherited);
    env.putAll(TaskEnvironment.of(assignment, task, node.get(), seen));
    Interpolation interpolation = resolve(assignment, env);
    // In the order of the file: a later variable may refer to an earlier one.
    task.env().forEach((name, value) -> env.put(name, interpolation.keepingUnknown(value)));
    return env;
  }

  /** The short id can be referred to, but is not in the environment: Nomad 1.1 has none there. */
  private Interpolation resolve(Assignment assignment, Map<String, String> env) {
    Map<String, String> values = node.get().values();
    values.put("NOMAD_SHORT_ALLOC_ID", assignment.allocation().id().shortId());
    return new Interpolation(values, env);
  }

  private TaskRequest request(
      Assignment assignment,
      Task task,
      Map<String, Object> config,
      Map<String, String> env,
      Directories places) {
    TaskShare share = assignment.share(task);
    List<AllocatedPort> ports = new ArrayList<>(assignment.allocation().resources().ports());
    ports.addAll(share.ports());
    return new TaskRequest(
        assignment.allocation().id(),
        assignment.allocation().jobId(),
        assignment.allocation().taskGroup(),
        task.name(),
        task.user(),
        config,
        env,
        share.cpuMhz(),
        share.memoryMb(),
        List.copyOf(ports),
        places,
        task.logs(),
        share.memoryMaxMb(),
        share.cores(),
        mounts(assignment, task));
  }

  private List<VolumeMount> mounts(Assignment assignment, Task task) {
    List<VolumeMount> mounts = new ArrayList<>();
    for (dev.caravan.core.model.VolumeMount wanted : task.volumeMounts()) {
      assignment.group().volumes().stream()
          .filter(volume -> volume.name().equals(wanted.volume()))
          .forEach(volume -> mount(volume, wanted).ifPresent(mounts::add));
    }
    return List.copyOf(mounts);
  }

  private Optional<VolumeMount> mount(
      VolumeRequest volume, dev.caravan.core.model.VolumeMount wanted) {
    return Optional.ofNullable(node.get().spec().hostVolumes().get(volume.source()))
        .map(
            there ->
                new VolumeMount(
                    there.path(),
                    wanted.destination(),
                    there.readOnly() || volume.readOnly() || wanted.readOnly()));
  }
}
