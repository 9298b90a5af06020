package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An allocation; lists show less of it than this. */
public record Allocation(
    String id,
    String evalId,
    String name,
    String nodeId,
    String nodeName,
    String jobId,
    long jobVersion,
    @Nullable Job job,
    String taskGroup,
    String desiredStatus,
    String desiredDescription,
    String clientStatus,
    String clientDescription,
    String deploymentId,
    @Nullable Health deploymentStatus,
    String followupEvalId,
    String nextAllocation,
    @Nullable AllocatedResources allocatedResources,
    @Nullable PlacementMetrics metrics,
    Map<String, TaskState> taskStates,
    @Nullable Instant createTime,
    @Nullable Instant modifyTime,
    long createIndex,
    long modifyIndex) {

  /**
   * What its deployment says of it.
   *
   * @param healthy null if that is not decided
   */
  public record Health(@Nullable Boolean healthy, boolean canary) {}

  /** What it holds on its node. */
  public record AllocatedResources(Map<String, TaskShare> tasks, @Nullable Shared shared) {}

  /** What one task holds. */
  public record TaskShare(
      @Nullable Cpu cpu, @Nullable Memory memory, List<AllocatedNetwork> networks) {}

  /** CPU in MHz. */
  public record Cpu(long cpuShares) {}

  /** Memory in MiB. */
  public record Memory(long memoryMb, long memoryMaxMb) {}

  /** Ports of an address. */
  public record AllocatedNetwork(
      String ip, List<AllocatedPort> reservedPorts, List<AllocatedPort> dynamicPorts) {}

  /** A port of the host, and where it leads. */
  public record AllocatedPort(String label, int value, int to, String hostIp) {}

  /** What all of its tasks share. */
  public record Shared(long diskMb, List<AllocatedNetwork> networks, List<AllocatedPort> ports) {}

  /** The version of the job that it runs; lists tell it, single allocations have the job. */
  public long version() {
    return job == null ? jobVersion : job.version();
  }
}
