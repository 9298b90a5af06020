package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what exactly an allocation gets on a node: which ports, cores and devices, and how much of
 * all else.
 */
public final class ResourceAssigner {
  private final NodeRoom room;
  private final boolean memoryOversubscription;
  private final Set<Integer> chosen = new HashSet<>();
  private final Set<String> chosenUnits = new HashSet<>();
  private int nextStart;

  private ResourceAssigner(NodeRoom room, String seed, boolean memoryOversubscription) {
    this.room = room;
    this.memoryOversubscription = memoryOversubscription;
    this.nextStart = Math.floorMod(seed.hashCode(), 65_536);
  }

  /**
   * What an allocation of a group gets on a node on which it fits. Nothing is taken yet.
   *
   * @param seed chooses among the free ports, such as the allocation's id: the same seed gives the
   *     same ports, different ones are spread so that a port is not reused at once
   */
  public static AllocatedResources assign(TaskGroup group, NodeRoom room, String seed) {
    return assign(group, ResourceAsk.of(group), room, seed, false);
  }

  static AllocatedResources assign(
      TaskGroup group,
      ResourceAsk ask,
      NodeRoom room,
      String seed,
      boolean memoryOversubscription) {
    ResourceAssigner assigner = new ResourceAssigner(room, seed, memoryOversubscription);
    // A port that the group names may lie among the dynamic ones.
    ask.staticPorts().forEach(port -> assigner.chosen.add(port.value()));
    return assigner.assign(group);
  }

  /**
   * What an allocation has after an update in place: its ports, cores and devices as they are, all
   * else anew.
   */
  public static AllocatedResources keepHeld(TaskGroup group, AllocatedResources held) {
    TaskShare nothing = new TaskShare(0, 0, List.of());
    Map<String, TaskShare> tasks = new LinkedHashMap<>();
    for (Task task : group.tasks()) {
      TaskShare share = held.tasks().getOrDefault(task.name(), nothing);
      boolean hasCores = !share.cores().isEmpty();
      tasks.put(
          task.name(),
          new TaskShare(
              hasCores ? share.cpuMhz() : task.resources().cpuMhz(),
              task.resources().memoryMb(),
              share.ports(),
              share.memoryMaxMb(),
              share.cores(),
              share.devices()));
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

  private TaskShare share(Task task, List<AllocatedPort> ports) {
    Resources wanted = task.resources();
    List<Integer> cores = cores(wanted.cores());
    int mhzPerCore = room.node().spec().resources().mhzPerCore();
    boolean grantsMore = memoryOversubscription && wanted.memoryMaxMb() > wanted.memoryMb();
    return new TaskShare(
        wanted.cpuMhz() + cores.size() * mhzPerCore,
        wanted.memoryMb(),
        ports,
        grantsMore ? wanted.memoryMaxMb() : 0,
        cores,
        devices(wanted.devices()));
  }

  private List<Integer> cores(int howMany) {
    if (howMany == 0) {
      return List.of();
    }
    List<Integer> cores =
        room.freeCores().stream()
            .filter(id -> !chosenUnits.contains(ResourceShare.core(id)))
            .limit(howMany)
            .toList();
    if (cores.size() < howMany) {
      throw new IllegalStateException("no free core on node " + room.node().spec().name());
    }
    cores.forEach(id -> chosenUnits.add(ResourceShare.core(id)));
    return cores;
  }

  private List<AllocatedDevice> devices(List<DeviceRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    List<AllocatedDevice> devices =
        room.devices(DeviceAsk.of(requests), chosenUnits::contains)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no free device on node " + room.node().spec().name()))
            .devices();
    for (AllocatedDevice device : devices) {
      device
          .instances()
          .forEach(one -> chosenUnits.add(ResourceShare.device(device.device(), one)));
    }
    return devices;
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
    chosen.add(port);
    nextStart = port + 1 - room.node().spec().resources().minDynamicPort();
    return port;
  }
}
