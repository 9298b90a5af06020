package dev.caravan.core.model;

import java.util.List;
import java.util.Map;

/**
 * A node as it presents itself when it registers.
 *
 * @param name its name, unique in the cluster
 * @param datacenter where it is
 * @param nodeClass a free word to group nodes by, or empty
 * @param address the address on which its static and dynamic ports are reached
 * @param attributes what was found out about it: {@code kernel.name}, {@code driver.docker} …
 * @param meta free key-value pairs
 * @param resources what it has to give
 * @param drivers names of the drivers that are ready there
 * @param nodePool the pool that it belongs to, of which jobs name one
 * @param hostVolumes directories that tasks may have mounted, by the name that job files use
 * @param driverProblems what is wrong with those of its drivers that are not ready, by their names
 */
public record NodeSpec(
    String name,
    String datacenter,
    String nodeClass,
    String address,
    Map<String, String> attributes,
    Map<String, String> meta,
    NodeResources resources,
    List<String> drivers,
    String nodePool,
    Map<String, HostVolume> hostVolumes,
    Map<String, DriverProblem> driverProblems) {

  /** The pool of nodes, and of jobs, that say nothing. */
  public static final String DEFAULT_POOL = "default";

  public NodeSpec {
    attributes = Immutable.ordered(attributes);
    meta = Immutable.ordered(meta);
    drivers = List.copyOf(drivers);
    nodePool = IfAbsent.use(nodePool, DEFAULT_POOL);
    hostVolumes = IfAbsent.none(hostVolumes);
    driverProblems = IfAbsent.none(driverProblems);
  }

  /** A node of the default pool, without volumes, whose drivers are all ready. */
  public NodeSpec(
      String name,
      String datacenter,
      String nodeClass,
      String address,
      Map<String, String> attributes,
      Map<String, String> meta,
      NodeResources resources,
      List<String> drivers) {
    this(
        name,
        datacenter,
        nodeClass,
        address,
        attributes,
        meta,
        resources,
        drivers,
        DEFAULT_POOL,
        Map.of(),
        Map.of());
  }

  /** The same under another name. */
  public NodeSpec withName(String other) {
    return new NodeSpec(
        other,
        datacenter,
        nodeClass,
        address,
        attributes,
        meta,
        resources,
        drivers,
        nodePool,
        hostVolumes,
        driverProblems);
  }

  /** The same in another pool. */
  public NodeSpec withNodePool(String pool) {
    return new NodeSpec(
        name,
        datacenter,
        nodeClass,
        address,
        attributes,
        meta,
        resources,
        drivers,
        pool,
        hostVolumes,
        driverProblems);
  }

  /** The same with these volumes. */
  public NodeSpec withHostVolumes(Map<String, HostVolume> volumes) {
    return new NodeSpec(
        name,
        datacenter,
        nodeClass,
        address,
        attributes,
        meta,
        resources,
        drivers,
        nodePool,
        volumes,
        driverProblems);
  }

  /** The same with these drivers, and what was found out with them. */
  public NodeSpec withDrivers(
      Map<String, String> newAttributes, List<String> ready, Map<String, DriverProblem> problems) {
    return new NodeSpec(
        name,
        datacenter,
        nodeClass,
        address,
        newAttributes,
        meta,
        resources,
        ready,
        nodePool,
        hostVolumes,
        problems);
  }

  /** Whether one of its drivers was ready before and is not now. */
  public boolean hasLost(String driver) {
    DriverProblem problem = driverProblems.get(driver);
    return problem != null && problem.detected();
  }
}
