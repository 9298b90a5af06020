package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.core.state.NodeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a node's resources in one plan in the making. Not thread-safe; lives as long as
 * the plan is made.
 */
public final class NodeRoom {
  private static final Optional<Rejection> NO_DEVICES =
      exhausted("devices: no devices match request");
  private static final Optional<Rejection> NO_CORES = exhausted("cores");
  private static final Optional<Rejection> NO_CPU = exhausted("cpu");
  private static final Optional<Rejection> NO_MEMORY = exhausted("memory");
  private static final Optional<Rejection> NO_DISK = exhausted("disk");
  private static final Optional<Rejection> NO_DYNAMIC_PORTS =
      exhausted("network: dynamic port selection failed");

  private final int index;
  private final NodeLoad load;
  private int cpuMhz;
  private int memoryMb;
  private int diskMb;

  /** Made when first needed: most jobs ask for neither. */
  private @Nullable PortUse ports;

  private @Nullable UnitUse units;

  /**
   * What is left of a node.
   *
   * @param index its place among the nodes of the cluster, from 0
   */
  public NodeRoom(int index, NodeLoad load) {
    this.index = index;
    this.load = load;
    this.cpuMhz = load.cpuMhz() - load.use().cpuMhz();
    this.memoryMb = load.memoryMb() - load.use().memoryMb();
    this.diskMb = load.diskMb() - load.use().diskMb();
  }

  private PortUse ports() {
    if (ports == null) {
      ports = new PortUse(node().spec().resources(), load.use().ports());
    }
    return ports;
  }

  private UnitUse units() {
    if (units == null) {
      units = new UnitUse(load.use().units());
    }
    return units;
  }

  /** A node by itself, from which nothing is taken yet. */
  public static NodeRoom empty(Node node) {
    return new NodeRoom(0, new NodeLoad(node, ComputedClass.of(node.spec()), NodeUse.NONE));
  }

  /** Its place among the nodes of the cluster. */
  public int index() {
    return index;
  }

  /** The node. */
  public Node node() {
    return load.node();
  }

  /** What the node is like. */
  public ComputedClass computedClass() {
    return load.computedClass();
  }

  /** As {@link Node#acceptsPlacements} says. */
  public boolean acceptsPlacements() {
    return load.acceptsPlacements();
  }

  /** The share of the node's CPU that is left once so much more of it is gone, in MHz. */
  public double freeCpu(int taken) {
    return free(cpuMhz - taken, load.cpuMhz());
  }

  /** The share of the node's memory that is left once so much more of it is gone, in MiB. */
  public double freeMemory(int taken) {
    return free(memoryMb - taken, load.memoryMb());
  }

  /** Worked out as Nomad does: rounded differently, scores would not be the same. */
  private static double free(int left, int all) {
    return all == 0 ? 0 : 1 - (double) (all - left) / all;
  }

  /** CPU left, in MHz. */
  public int cpuMhz() {
    return cpuMhz;
  }

  /** Memory left, in MiB. */
  public int memoryMb() {
    return memoryMb;
  }

  /** Disk left, in MiB. */
  public int diskMb() {
    return diskMb;
  }

  /** What is lacking for an allocation that asks this, first in Nomad's order; empty if it fits. */
  public Optional<Rejection> check(ResourceAsk ask) {
    Optional<Rejection> ports = ask.hasPorts() ? checkPorts(ask) : Optional.empty();
    if (ports.isPresent()) {
      return ports;
    }
    if (!hasDevices(ask)) {
      return NO_DEVICES;
    }
    if (!hasCores(ask)) {
      return NO_CORES;
    }
    if (cpuMhz(ask) > cpuMhz) {
      return NO_CPU;
    }
    if (ask.memoryMb() > memoryMb) {
      return NO_MEMORY;
    }
    return ask.diskMb() > diskMb ? NO_DISK : Optional.empty();
  }

  /** All that is lacking for an allocation that asks this; empty if it fits. */
  public List<Obstacle> obstacles(ResourceAsk ask) {
    List<Obstacle> obstacles = new ArrayList<>();
    checkPorts(ask)
        .map(rejection -> Obstacle.of("ports", rejection.reason()))
        .ifPresent(obstacles::add);
    if (devices(ask).isEmpty()) {
      obstacles.add(Obstacle.of("devices", "not enough of the right kind are free"));
    }
    lack("cores", ask.cores(), freeCores().size(), "cores").ifPresent(obstacles::add);
    lack("cpu", cpuMhz(ask), cpuMhz, "MHz").ifPresent(obstacles::add);
    lack("memory", ask.memoryMb(), memoryMb, "MiB").ifPresent(obstacles::add);
    lack("disk", ask.diskMb(), diskMb, "MiB").ifPresent(obstacles::add);
    return obstacles;
  }

  private static Optional<Obstacle> lack(String dimension, int asked, int free, String unit) {
    return asked > free
        ? Optional.of(Obstacle.lack(dimension, asked, free, unit))
        : Optional.empty();
  }

  /** Whether a share is free. */
  public boolean hasFree(ResourceShare share) {
    return share.cpuMhz() <= cpuMhz
        && share.memoryMb() <= memoryMb
        && share.diskMb() <= diskMb
        && share.ports().stream().noneMatch(ports()::isUsed)
        && share.units().stream().noneMatch(units()::isUsed);
  }

  /** What an ask comes to here, in MHz. */
  public int cpuMhz(ResourceAsk ask) {
    return ask.cores() == 0 ? ask.cpuMhz() : ask.cpuMhz(node().spec().resources().mhzPerCore());
  }

  /** Whether the cores and devices that are asked for are free. */
  public boolean hasUnits(ResourceAsk ask) {
    return hasCores(ask) && hasDevices(ask);
  }

  private boolean hasCores(ResourceAsk ask) {
    return ask.cores() == 0 || freeCores().size() >= ask.cores();
  }

  private boolean hasDevices(ResourceAsk ask) {
    return ask.devices().isEmpty() || devices(ask).isPresent();
  }

  /** The cores that are free. */
  List<Integer> freeCores() {
    return node().spec().resources().cores().stream()
        .filter(id -> !units().isUsed(ResourceShare.core(id)))
        .toList();
  }

  private Optional<DeviceChoice> devices(ResourceAsk ask) {
    return devices(DeviceAsk.of(ask.devices()), device -> false);
  }

  /**
   * The devices that tasks would get.
   *
   * @param alsoUsed which to pass over
   * @return empty if a request cannot be met
   */
  Optional<DeviceChoice> devices(List<DeviceAsk> asks, Predicate<String> alsoUsed) {
    return DeviceChoice.of(asks, node().spec().resources().devices(), alsoUsed.or(units()::isUsed));
  }

  /**
   * What the affinities of device requests say of the devices that tasks would get: the weights of
   * those that hold, divided by the sum of all without their signs.
   *
   * @return 0 if there are none, or the requests cannot be met
   */
  public double deviceAffinity(ResourceAsk ask) {
    List<DeviceAsk> asks = DeviceAsk.of(ask.devices());
    double all = asks.stream().mapToDouble(DeviceAsk::allWeights).sum();
    return all == 0
        ? 0
        : devices(asks, device -> false).map(DeviceChoice::matchedWeight).orElse(0.0) / all;
  }

  boolean isInUse(int port) {
    return ports().isUsed(port);
  }

  /** Gives a share away. */
  public void take(ResourceShare share) {
    cpuMhz -= share.cpuMhz();
    memoryMb -= share.memoryMb();
    diskMb -= share.diskMb();
    if (!share.ports().isEmpty()) {
      ports().take(share.ports());
    }
    if (!share.units().isEmpty()) {
      units().take(share.units());
    }
  }

  /** Takes a share back. */
  public void giveBack(ResourceShare share) {
    cpuMhz += share.cpuMhz();
    memoryMb += share.memoryMb();
    diskMb += share.diskMb();
    if (!share.ports().isEmpty()) {
      ports().giveBack(share.ports());
    }
    if (!share.units().isEmpty()) {
      units().giveBack(share.units());
    }
  }

  /**
   * A free dynamic port, the first at or after a starting point that goes round.
   *
   * @param start where to begin, from 0; spreads allocations over the range
   * @param alsoUsed ports to pass over
   * @return -1 if there is none
   */
  int freeDynamicPort(int start, Set<Integer> alsoUsed) {
    return ports().firstFreeDynamic(start, alsoUsed);
  }

  private Optional<Rejection> checkPorts(ResourceAsk ask) {
    int namedDynamic = 0;
    for (Port port : ask.staticPorts()) {
      if (ports().isUsed(port.value())) {
        return exhausted("network: reserved port collision " + port.label() + "=" + port.value());
      }
      namedDynamic += ports().isDynamic(port.value()) ? 1 : 0;
    }
    return ask.dynamicPorts() == 0 || ports().hasFreeDynamic(ask.dynamicPorts() + namedDynamic)
        ? Optional.empty()
        : NO_DYNAMIC_PORTS;
  }

  private static Optional<Rejection> exhausted(String dimension) {
    return Optional.of(new Rejection.Exhausted(dimension));
  }
}
