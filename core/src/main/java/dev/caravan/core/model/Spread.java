package dev.caravan.core.model;

import java.util.List;

/**
 * A wish to spread allocations over nodes that differ in an attribute.
 *
 * @param attribute the attribute, as written: {@code ${node.datacenter}}
 * @param weight how much it counts, from 1 to 100
 * @param targets how many allocations should go where; empty for as even as can be
 */
public record Spread(String attribute, int weight, List<Target> targets) {
  public Spread {
    targets = List.copyOf(targets);
  }

  /**
   * A share of the allocations.
   *
   * @param value the attribute's value
   * @param percent the share of nodes with that value, from 0 to 100
   */
  public record Target(String value, int percent) {}
}
