package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.time.Duration;
import java.util.Set;

/** Says what is wrong with a check of a service. */
final class CheckValidator {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Set<String> STATUSES = Set.of("", "passing", "warning", "critical");

  private static final Set<String> NOMAD = Set.of("tcp", "http", "script");

  private final ServiceCheck check;
  private final Service service;
  private final Place place;
  private final Findings findings;

  CheckValidator(ServiceCheck check, Service service, Place place, Findings findings) {
    this.check = check;
    this.service = service;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    type();
    atLeastASecond("interval", check.interval());
    atLeastASecond("timeout", check.timeout());
    findings.require(
        STATUSES.contains(check.initialStatus()),
        place,
        "initial_status",
        "invalid initial check state (%s), must be one of passing, warning, critical or empty",
        check.initialStatus());
    findings.require(
        ServiceValidator.ON_UPDATE.contains(check.onUpdate()),
        place,
        "on_update",
        "on_update must be \"require_healthy\", \"ignore_warnings\" or \"ignore\"; not \"%s\"",
        check.onUpdate());
    findings.require(
        check.addressMode().isEmpty()
            || ServiceValidator.ADDRESS_MODES.contains(check.addressMode()),
        place,
        "address_mode",
        "invalid address_mode \"%s\"",
        check.addressMode());
    notNegative("success_before_passing", check.successBeforePassing());
    notNegative("failures_before_critical", check.failuresBeforeCritical());
    provider();
    new ConfigValidator(findings, place).validate(check.opaque());
    restart();
  }

  private void type() {
    switch (check.type()) {
      case "tcp", "grpc" -> port();
      case "http" -> {
        port();
        findings.require(
            !check.http().path().isEmpty(), place, "path", "http type must have http path");
      }
      case "script" ->
          findings.require(
              !check.script().command().isEmpty(),
              place,
              "command",
              "script type must have a valid script path: add command = \"…\"");
      default ->
          findings.add(
              place,
              "type",
              "invalid type (\"%s\"), must be one of \"http\", \"tcp\", \"grpc\" or \"script\""
                  .formatted(check.type()));
    }
  }

  private void port() {
    findings.require(
        !check.portLabel().isEmpty() || !service.portLabel().isEmpty(),
        place,
        "port",
        "check of type %s needs a port, but neither it nor its service names one",
        check.type());
  }

  private void atLeastASecond(String key, Duration duration) {
    findings.require(
        duration.compareTo(SHORTEST) >= 0,
        place,
        key,
        "%s (%s) cannot be lower than %s",
        key,
        DurationText.format(duration),
        DurationText.format(SHORTEST));
  }

  private void notNegative(String key, int count) {
    findings.require(count >= 0, place, key, "%s must be non-negative", key);
  }

  /** Nomad's own registry has no script checks either; here they are run by the driver. */
  private void provider() {
    findings.require(
        !service.provider().equals("nomad") || NOMAD.contains(check.type()),
        place,
        "type",
        "Service with provider nomad cannot include checks of type \"%s\"; write tcp, http or script",
        check.type());
  }

  private void restart() {
    ServiceCheck.Restart restart = check.restart();
    if (restart == null) {
      return;
    }
    Place inside = place.only("check_restart");
    findings.require(restart.limit() >= 0, inside, "limit", "limit must be non-negative");
    findings.require(
        !restart.grace().isNegative(), inside, "grace", "grace period cannot be negative");
  }
}
