package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with the networks of a group and its tasks. */
final class NetworkValidator {
  private static final int MAX_PORT = 65_535;

  /** Port mapping to the number that the scheduler chose. */
  private static final int SAME_AS_HOST = -1;

  private static final Pattern HOSTNAME =
      Pattern.compile("(?=.{1,253}$)[\\w-]{1,63}(\\.[\\w-]{1,63})*\\.?");

  private final Findings findings;
  private final Map<Integer, String> fixedPorts = new HashMap<>();

  NetworkValidator(Findings findings) {
    this.findings = findings;
  }

  /** Tasks may use the same label as one another, but not as their group. */
  void validate(TaskGroup group, Place place) {
    Set<String> labels = new HashSet<>();
    networks(group.networks(), place, labels);
    Occurrences occurrences = new Occurrences();
    for (Task task : group.tasks()) {
      int number = occurrences.next(task.name());
      Place resources = place.labelled("task", task.name(), number).only("resources");
      networks(task.resources().networks(), resources, new HashSet<>(labels));
    }
  }

  private void networks(List<Network> networks, Place owner, Set<String> labels) {
    findings.require(
        networks.size() <= 1, owner, "network", "only one network block is allowed here");
    for (int i = 0; i < networks.size(); i++) {
      network(networks.get(i), owner.plain("network", i), labels);
    }
  }

  private void network(Network network, Place place, Set<String> labels) {
    new ConfigValidator(findings, place).validate(network.opaque());
    findings.require(network.mbits() >= 0, place, "mbits", "mbits can't be negative");
    findings.require(
        network.hostname().isEmpty()
            || network.hostname().contains("${")
            || HOSTNAME.matcher(network.hostname()).matches(),
        place,
        "hostname",
        "Hostname is not a valid DNS name: \"%s\"",
        network.hostname());
    Occurrences occurrences = new Occurrences();
    for (Port port : network.ports()) {
      int number = occurrences.next(port.label());
      port(port, place.labelled("port", port.label(), number), labels);
    }
  }

  private void port(Port port, Place place, Set<String> labels) {
    findings.require(!port.label().isEmpty(), place, "", "Missing port label");
    findings.require(
        labels.add(port.label()), place, "", "Port label %s already in use", port.label());
    range(port, place);
    if (port.isStatic() && !port.ignoreCollision()) {
      String other = fixedPorts.putIfAbsent(port.value(), port.label());
      findings.require(
          other == null,
          place,
          "static",
          "Static port %d already reserved by %s",
          port.value(),
          other);
    }
  }

  private void range(Port port, Place place) {
    findings.require(
        port.value() >= 0 && port.value() <= MAX_PORT,
        place,
        "static",
        "Port %s (%d) must be between 0 and %d",
        port.label(),
        port.value(),
        MAX_PORT);
    findings.require(
        port.to() >= SAME_AS_HOST && port.to() <= MAX_PORT,
        place,
        "to",
        "Port \"%s\" cannot be mapped to a port (%d) outside 0 to %d",
        port.label(),
        port.to(),
        MAX_PORT);
  }
}
