package dev.caravan.core.model;

import java.util.List;

/**
 * A {@code network} block: of a task group, or of a task's resources in older job files.
 *
 * @param mode Nomad's network mode; {@code host} where none is given
 * @param mbits bandwidth as older job files ask for it; kept, not scheduled
 * @param ports in the order of the file
 */
public record Network(String mode, int mbits, List<Port> ports) {
  public Network {
    ports = List.copyOf(ports);
  }

  /** A host network with these ports. */
  public static Network of(Port... ports) {
    return new Network("host", 0, List.of(ports));
  }
}
