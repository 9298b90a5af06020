package dev.caravan.core.driver;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.LogConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task to run, with everything already resolved for its node.
 *
 * @param allocationId the allocation that it belongs to
 * @param jobId the job
 * @param taskGroup the task group
 * @param task the task's name
 * @param user whom to run it as, or null for the driver's choice
 * @param config the driver's configuration, interpolated
 * @param env its whole environment
 * @param cpuMhz its CPU share in MHz
 * @param memoryMb its memory limit in MiB
 * @param ports the ports that it may use: its own and those of its group
 * @param directories where it lives
 * @param logs how much of its output is kept
 * @param memoryMaxMb how much memory it may use at most, in MiB; 0 for no more than its limit
 * @param cores the ids of the cores that are its own; empty for a share of all
 * @param mounts the node's volumes that it is to see; only for a driver that {@link
 *     TaskDriver#mountsVolumes() mounts} them
 */
public record TaskRequest(
    AllocationId allocationId,
    JobId jobId,
    String taskGroup,
    String task,
    @Nullable String user,
    Map<String, Object> config,
    Map<String, String> env,
    int cpuMhz,
    int memoryMb,
    List<AllocatedPort> ports,
    Directories directories,
    LogConfig logs,
    int memoryMaxMb,
    List<Integer> cores,
    List<VolumeMount> mounts) {

  /** A task without cores of its own, volumes and more memory than its limit. */
  public TaskRequest(
      AllocationId allocationId,
      JobId jobId,
      String taskGroup,
      String task,
      @Nullable String user,
      Map<String, Object> config,
      Map<String, String> env,
      int cpuMhz,
      int memoryMb,
      List<AllocatedPort> ports,
      Directories directories,
      LogConfig logs) {
    this(
        allocationId,
        jobId,
        taskGroup,
        task,
        user,
        config,
        env,
        cpuMhz,
        memoryMb,
        ports,
        directories,
        logs,
        0,
        List.of(),
        List.of());
  }

  /**
   * A volume of the node that a task is to see.
   *
   * @param hostPath where it is on the node
   * @param taskPath where the task sees it
   * @param readOnly whether the task only reads it
   */
  public record VolumeMount(String hostPath, String taskPath, boolean readOnly) {}

  /**
   * The places of a task. All exist before it is started.
   *
   * @param allocation shared by the tasks of the allocation: {@code alloc/}
   * @param task the task's own: its working directory
   * @param local {@code local/} within it
   * @param secrets {@code secrets/} within it
   * @param stdout the first of the {@link LogFiles} that take its standard output; the driver
   *     appends to the newest, and begins another when that is full: {@link RotatingLog} does so
   * @param stderr the same for its standard error
   */
  public record Directories(
      Path allocation, Path task, Path local, Path secrets, Path stdout, Path stderr) {}
}
