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
 */
public record NodeSpec(
    String name,
    String datacenter,
    String nodeClass,
    String address,
    Map<String, String> attributes,
    Map<String, String> meta,
    NodeResources resources,
    List<String> drivers) {

  public NodeSpec {
    attributes = Immutable.ordered(attributes);
    meta = Immutable.ordered(meta);
    drivers = List.copyOf(drivers);
  }
}
