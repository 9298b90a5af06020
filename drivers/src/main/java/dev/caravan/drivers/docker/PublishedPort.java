package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.drivers.support.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A port of a container that is reached on the host, by TCP and UDP.
 *
 * @param label its name in the job
 * @param hostAddress the host's address
 * @param hostPort the port there
 * @param inside the port in the container
 */
record PublishedPort(String label, String hostAddress, int hostPort, int inside) {
  private static final int LAST_PORT = 65_535;

  /**
   * The ports that {@code ports} lists by label, and those that {@code port_map} maps to a port of
   * the container. In the host's own network there is nothing to publish.
   */
  static List<PublishedPort> of(Config config, List<AllocatedPort> allocated)
      throws DriverException {
    if (config.text("network_mode").filter("host"::equals).isPresent()) {
      return List.of();
    }
    List<PublishedPort> published = new ArrayList<>();
    for (String label : config.texts("ports")) {
      AllocatedPort port = find(label, allocated);
      published.add(publish(port, port.taskPort()));
    }
    for (Map.Entry<String, String> mapping : config.map("port_map").entrySet()) {
      AllocatedPort port = find(mapping.getKey(), allocated);
      published.add(publish(port, inside(mapping)));
    }
    return published;
  }

  private static PublishedPort publish(AllocatedPort port, int inside) {
    return new PublishedPort(port.label(), port.hostAddress(), port.value(), inside);
  }

  private static AllocatedPort find(String label, List<AllocatedPort> allocated)
      throws DriverException {
    return allocated.stream()
        .filter(port -> port.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new DriverException(
                    "no port \"%s\" is allocated; add port \"%s\" {} to a network block"
                        .formatted(label, label),
                    false));
  }

  private static int inside(Map.Entry<String, String> mapping) throws DriverException {
    String text = mapping.getValue();
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new DriverException(
          "port_map \"%s\" must be a port from 1 to %d, not %s"
              .formatted(mapping.getKey(), LAST_PORT, text),
          false);
    }
    return port;
  }
}
