package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with services. */
final class ServiceValidator {
  static final Set<String> ADDRESS_MODES = Set.of("auto", "host", "driver", "alloc");
  static final Set<String> ON_UPDATE = Set.of("require_healthy", "ignore_warnings", "ignore");

  private static final Set<String> PROVIDERS = Set.of("", "consul", "nomad");

  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

  private final Set<String> ports;
  private final Findings findings;

  /** For services of a group in which there are ports of these labels. */
  ServiceValidator(Set<String> ports, Findings findings) {
    this.ports = ports;
    this.findings = findings;
  }

  /** Of a group or task. */
  void validate(List<Service> services, Place owner) {
    for (int i = 0; i < services.size(); i++) {
      service(services.get(i), owner.plain("service", i));
    }
  }

  private void service(Service service, Place place) {
    new ConfigValidator(findings, place).validate(service.opaque());
    findings.require(
        NAME.matcher(REFERENCE.matcher(service.name()).replaceAll("x")).matches(),
        place,
        "name",
        "Service name must be valid per RFC 1123 and can contain only alphanumeric characters or"
            + " dashes: \"%s\"",
        service.name());
    findings.require(
        ADDRESS_MODES.contains(service.addressMode()),
        place,
        "address_mode",
        "Service address_mode must be \"auto\", \"host\", \"alloc\" or \"driver\"; not \"%s\"",
        service.addressMode());
    findings.require(
        ON_UPDATE.contains(service.onUpdate()),
        place,
        "on_update",
        "Service on_update must be \"require_healthy\", \"ignore_warnings\" or \"ignore\"; not"
            + " \"%s\"",
        service.onUpdate());
    findings.require(
        PROVIDERS.contains(service.provider()),
        place,
        "provider",
        "Service provider must be \"consul\" or \"nomad\"; not \"%s\"",
        service.provider());
    findings.require(
        !service.provider().equals("nomad") || !service.opaque().containsKey("Connect"),
        place,
        "connect",
        "Service with provider nomad cannot include Connect blocks");
    port(service.portLabel(), "services " + service.name(), place);
    for (int i = 0; i < service.checks().size(); i++) {
      ServiceCheck check = service.checks().get(i);
      Place inside = place.plain("check", i);
      port(check.portLabel(), "check " + check.name(), inside);
      new CheckValidator(check, service, inside, findings).validate();
    }
  }

  /** A number is a port by itself; what is known at run time only is believed. */
  private void port(String label, String user, Place place) {
    boolean declared = label.isEmpty() || ports.contains(label);
    findings.require(
        declared || label.contains("${") || label.matches("\\d{1,5}"),
        place,
        "port",
        "Port label \"%s\" referenced by %s does not exist",
        label,
        user);
  }
}
