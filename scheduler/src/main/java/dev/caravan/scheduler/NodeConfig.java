package dev.caravan.scheduler;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node that the scheduler runs in this process. Made by {@link #named}. */
public final class NodeConfig {
  private final String name;
  private String datacenter = "dc1";
  private String nodeClass = "";
  private String address = "127.0.0.1";
  private Map<String, String> meta = Map.of();
  private @Nullable NodeResources resources;
  private List<TaskDriver> drivers = List.of();
  private String nodePool = NodeSpec.DEFAULT_POOL;
  private final Map<String, HostVolume> hostVolumes = new LinkedHashMap<>();
  private List<NodeDevice> devices = List.of();
  private ArtifactPolicy artifacts = ArtifactPolicy.NONE;

  private NodeConfig(String name) {
    this.name = name;
  }

  /**
   * A node of this name. It is known again by it after a restart, so it should not change. The
   * defaults: datacenter {@code dc1}, address 127.0.0.1, no class, no meta, the resources of this
   * machine, no drivers.
   */
  public static NodeConfig named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a node needs a name");
    }
    return new NodeConfig(name);
  }

  /** Where it is; jobs name the datacenters in which they may be placed. */
  public NodeConfig datacenter(String datacenter) {
    this.datacenter = datacenter;
    return this;
  }

  /** A free word to group nodes by, {@code ${node.class}} in constraints. */
  public NodeConfig nodeClass(String nodeClass) {
    this.nodeClass = nodeClass;
    return this;
  }

  /** The pool that it belongs to, of which jobs name one by {@code node_pool}. */
  public NodeConfig nodePool(String nodePool) {
    this.nodePool = nodePool;
    return this;
  }

  /**
   * A directory that tasks may have mounted.
   *
   * @param name what the {@code source} of a {@code volume} block calls it
   * @param path where it is
   * @param readOnly whether it may only be read
   */
  public NodeConfig hostVolume(String name, Path path, boolean readOnly) {
    hostVolumes.put(name, new HostVolume(path.toAbsolutePath().toString(), readOnly));
    return this;
  }

  /**
   * Devices that tasks may be given. Whether they are there is not looked at, and a task is only
   * told which are its own.
   */
  public NodeConfig devices(NodeDevice... devices) {
    this.devices = List.of(devices);
    return this;
  }

  /** The address on which the ports of its tasks are reached. */
  public NodeConfig address(String address) {
    this.address = address;
    return this;
  }

  /** Free key-value pairs, {@code ${meta.KEY}} in constraints. */
  public NodeConfig meta(Map<String, String> meta) {
    this.meta = new LinkedHashMap<>(meta);
    return this;
  }

  /** What it has to give; by default what this machine has. */
  public NodeConfig resources(NodeResources resources) {
    this.resources = resources;
    return this;
  }

  /** What it can run. The scheduler closes them with itself. */
  public NodeConfig drivers(TaskDriver... drivers) {
    return drivers(List.of(drivers));
  }

  /** What it can run. The scheduler closes them with itself. */
  public NodeConfig drivers(List<? extends TaskDriver> drivers) {
    this.drivers = List.copyOf(drivers);
    return this;
  }

  /** What its tasks may have fetched; by default nothing. */
  public NodeConfig artifacts(ArtifactPolicy artifacts) {
    this.artifacts = artifacts;
    return this;
  }

  String name() {
    return name;
  }

  String datacenter() {
    return datacenter;
  }

  String nodeClass() {
    return nodeClass;
  }

  String nodePool() {
    return nodePool;
  }

  Map<String, HostVolume> hostVolumes() {
    return hostVolumes;
  }

  List<NodeDevice> devices() {
    return devices;
  }

  String address() {
    return address;
  }

  Map<String, String> meta() {
    return meta;
  }

  @Nullable NodeResources resources() {
    return resources;
  }

  List<TaskDriver> drivers() {
    return drivers;
  }

  ArtifactPolicy artifacts() {
    return artifacts;
  }
}
