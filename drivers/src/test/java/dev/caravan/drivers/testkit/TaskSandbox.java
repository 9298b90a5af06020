package dev.caravan.drivers.testkit;

import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.driver.TaskRequest.VolumeMount;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The directories of one task of an allocation, as a node makes them, and requests to run it. */
public final class TaskSandbox {
  private static final int CPU_MHZ = 100;
  private static final int MEMORY_MB = 64;

  private final AllocationId allocation;
  private final Directories directories;

  /** Makes the directories of a new allocation. */
  public TaskSandbox(Path root) throws IOException {
    this(root, UUID.randomUUID().toString());
  }

  /** Makes the directories of this allocation, as far as they are not there. */
  public TaskSandbox(Path root, String allocationId) throws IOException {
    allocation = new AllocationId(allocationId);
    Path task = root.resolve("main");
    directories =
        new Directories(
            root.resolve("alloc"),
            task,
            task.resolve("local"),
            task.resolve("secrets"),
            root.resolve("alloc/logs/main.stdout.0"),
            root.resolve("alloc/logs/main.stderr.0"));
    Files.createDirectories(directories.allocation().resolve("logs"));
    Files.createDirectories(directories.local());
    Files.createDirectories(directories.secrets());
  }

  /** Where the task lives. */
  public Directories directories() {
    return directories;
  }

  /** A request to run the task with this configuration, and nothing in its environment. */
  public TaskRequest request(Map<String, Object> config) {
    return request(config, Map.of(), List.of());
  }

  /** A request to run the task with this environment and these ports. */
  public TaskRequest request(
      Map<String, Object> config, Map<String, String> env, List<AllocatedPort> ports) {
    return new TaskRequest(
        allocation,
        JobId.of("contract"),
        "group",
        "main",
        null,
        new LinkedHashMap<>(config),
        env,
        CPU_MHZ,
        MEMORY_MB,
        ports,
        directories,
        LogConfig.DEFAULT);
  }

  /** What the task has written to its standard output. */
  public String stdout() throws IOException {
    return content(directories.stdout());
  }

  /** What the task has written to its standard error. */
  public String stderr() throws IOException {
    return content(directories.stderr());
  }

  /** Waits until the task has written this to its standard output. */
  public void awaitStdout(String text) throws Exception {
    Eventually.await("stdout contains " + text, () -> stdout().contains(text));
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** The same request of a task whose output is kept like this. */
  public static TaskRequest with(TaskRequest request, LogConfig logs) {
    return copy(
        request, request.user(), logs, request.memoryMaxMb(), request.cores(), request.mounts());
  }

  /** The same request of a task that has cores and volumes, and may use more memory. */
  public static TaskRequest with(
      TaskRequest request, int memoryMaxMb, List<Integer> cores, List<VolumeMount> mounts) {
    return copy(request, request.user(), request.logs(), memoryMaxMb, cores, mounts);
  }

  /** The same request of a task that runs as this user. */
  public static TaskRequest as(String user, TaskRequest request) {
    return copy(
        request, user, request.logs(), request.memoryMaxMb(), request.cores(), request.mounts());
  }

  private static TaskRequest copy(
      TaskRequest request,
      String user,
      LogConfig logs,
      int memoryMaxMb,
      List<Integer> cores,
      List<VolumeMount> mounts) {
    return new TaskRequest(
        request.allocationId(),
        request.jobId(),
        request.taskGroup(),
        request.task(),
        user,
        request.config(),
        request.env(),
        request.cpuMhz(),
        request.memoryMb(),
        request.ports(),
        request.directories(),
        logs,
        memoryMaxMb,
        cores,
        mounts);
  }
}
