package dev.caravan.core.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code network} block: of a task group, or of a task's resources in older job files.
 *
 * @param mode Nomad's network mode; empty for not said, which is the host's
 * @param mbits bandwidth as older job files ask for it; kept, not scheduled
 * @param ports static ones first, otherwise in the order of the file
 * @param dns how names are resolved; null for as on the node
 * @param hostname what tasks see as their host's name; empty for not said
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record Network(
    String mode,
    int mbits,
    List<Port> ports,
    @Nullable NetworkDns dns,
    String hostname,
    Map<String, Object> opaque) {
  public Network {
    // Nomad's API lists static and dynamic ports apart, so no other order survives it.
    ports = ports.stream().sorted(Comparator.comparing(port -> !port.isStatic())).toList();
    hostname = IfAbsent.use(hostname, "");
    opaque = Opaque.copy(opaque);
  }

  /** A host network with these ports. */
  public static Network of(Port... ports) {
    return new Network("", 0, List.of(ports), null, "", Map.of());
  }
}
