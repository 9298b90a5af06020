package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node; lists show less of it than this. */
public record Node(
    String id,
    String datacenter,
    String name,
    String nodeClass,
    String address,
    String version,
    boolean drain,
    @Nullable DrainStrategy drainStrategy,
    String schedulingEligibility,
    String status,
    Map<String, Driver> drivers,
    Map<String, String> attributes,
    Map<String, String> meta,
    @Nullable Resources nodeResources,
    String nodePool,
    Map<String, HostVolume> hostVolumes,
    List<NodeEvent> events,
    long createIndex,
    long modifyIndex) {

  /** What can run its tasks. */
  public record Driver(boolean detected, boolean healthy, String healthDescription) {}

  /** How it is being emptied. */
  public record DrainStrategy(
      @Nullable Instant forceDeadline, boolean ignoreSystemJobs, long deadline) {}

  /** A directory that tasks may have mounted. */
  public record HostVolume(String name, String path, boolean readOnly) {}

  /** What it has to give. */
  public record Resources(
      @Nullable Cpu cpu, @Nullable Memory memory, @Nullable Disk disk, List<Device> devices) {}

  /** Devices of one kind. */
  public record Device(String vendor, String type, String name, List<Instance> instances) {}

  /** One device. */
  public record Instance(String id, boolean healthy) {}

  /** CPU in MHz. */
  public record Cpu(long cpuShares) {}

  /** Memory in MiB. */
  public record Memory(long memoryMb) {}

  /** Disk in MiB. */
  public record Disk(long diskMb) {}

  /** Something that happened to it. */
  public record NodeEvent(
      String subsystem, String message, @Nullable Instant timestamp, Map<String, String> details) {}
}
