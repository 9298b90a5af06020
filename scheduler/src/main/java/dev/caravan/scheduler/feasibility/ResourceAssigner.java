package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what exactly an allocation gets on a node: which ports, and how much of all else. */
public final class ResourceAssigner {
  private final NodeRoom room;
  private final BitSet chosen = new BitSet();
  private int nextStart;

  private ResourceAssigner(NodeRoom room, String seed) {
    this.room = room;
    this.nextStart = Math.floorMod(seed.hashCode(), 65_536);
  }

  /**
   * What an allocation of a group gets on a node on which it fits. Nothing is taken yet.
   *
   * @param seed chooses among the free ports, such as the allocation's id: the same seed gives the
   *     same ports, different ones are spread so that a port is not reused at once
   */
  public static AllocatedResources assign(TaskGroup group, NodeRoom room, String seed) {
    return assign(group, ResourceAsk.of(group), room, seed);
  }

  static AllocatedResources assign(TaskGroup group, ResourceAsk ask, NodeRoom room, String seed) {
    ResourceAssigner assigner = new ResourceAssigner(room, seed);
    // A port that the group names may lie among the dynamic ones.
    ask.staticPorts().forEach(port -> assigner.chosen.set(port.value()));
    return assigner.assign(group);
  }

  /** What an allocation has after an update in place: its ports as they are, all else anew. */
  public static AllocatedResources keepPorts(TaskGroup group, AllocatedResources held) {
    Map<String, TaskShare> tasks = new LinkedHashMap<>();
    for (Task task : group.tasks()) {
      TaskShare share = held.tasks().get(task.name());
      tasks.put(task.name(), share(task, share == null ? List.of() : share.ports()));
    }
    return new AllocatedResources(tasks, group.ephemeralDisk().sizeMb(), held.ports());
  }

  private AllocatedResources assign(TaskGroup group) {
    List<AllocatedPort> groupPorts = ports(group.networks());
    Map<String, TaskShare> tasks = new LinkedHashMap<>();
    for (Task task : group.tasks()) {
      tasks.put(task.name(), share(task, ports(task.resources().networks())));
    }
    return new AllocatedResources(tasks, group.ephemeralDisk().sizeMb(), groupPorts);
  }

  private static TaskShare share(Task task, List<AllocatedPort> ports) {
    return new TaskShare(task.resources().cpuMhz(), task.resources().memoryMb(), ports);
  }

  private List<AllocatedPort> ports(List<Network> networks) {
    List<AllocatedPort> ports = new ArrayList<>();
    for (Network network : networks) {
      network.ports().forEach(port -> ports.add(port(port)));
    }
    return ports;
  }

  private AllocatedPort port(Port port) {
    int value = port.isStatic() ? port.value() : dynamicPort();
    String address = room.node().spec().address();
    return new AllocatedPort(port.label(), value, port.to(), address, !port.isStatic());
  }

  private int dynamicPort() {
    int port = room.freeDynamicPort(nextStart, chosen);
    if (port < 0) {
      throw new IllegalStateException("no free port on node " + room.node().spec().name());
    }
    chosen.set(port);
    nextStart = port + 1 - room.node().spec().resources().minDynamicPort();
    return port;
  }
}
