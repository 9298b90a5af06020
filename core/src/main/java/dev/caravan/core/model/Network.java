package dev.caravan.core.model;

import java.util.Comparator;
import java.util.List;

/**
 * A {@code network} block: of a task group, or of a task's resources in older job files.
 *
 * @param mode Nomad's network mode; {@code host} where none is given
 * @param mbits bandwidth as older job files ask for it; kept, not scheduled
 * @param ports static ones first, otherwise in the order of the file
 */
public record Network(String mode, int mbits, List<Port> ports) {
  public Network {
    // Nomad's API lists static and dynamic ports apart, so no other order survives it.
    ports = ports.stream().sorted(Comparator.comparing(port -> !port.isStatic())).toList();
  }

  /** A host network with these ports. */
  public static Network of(Port... ports) {
    return new Network("host", 0, List.of(ports));
  }
}
