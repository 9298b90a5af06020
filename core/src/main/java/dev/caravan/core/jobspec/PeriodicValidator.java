package dev.caravan.core.jobspec;

import dev.caravan.core.cron.CronExpressions;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Periodic;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Says what is wrong with when a job is launched. */
final class PeriodicValidator {
  private final Periodic periodic;
  private final Place place;
  private final Findings findings;

  PeriodicValidator(Periodic periodic, Place place, Findings findings) {
    this.periodic = periodic;
    this.place = place;
    this.findings = findings;
  }

  void validate(JobType type) {
    findings.require(
        type == JobType.BATCH || type == JobType.SYSBATCH,
        place,
        "",
        "Periodic can only be used with \"batch\" or \"sysbatch\" scheduler");
    findings.require(
        !periodic.crons().isEmpty(), place, "crons", "Must specify a spec: add cron = \"…\"");
    for (String cron : periodic.crons()) {
      CronExpressions.wrong(cron)
          .ifPresent(
              reason ->
                  findings.add(
                      place, "crons", "Invalid cron spec \"%s\": %s".formatted(cron, reason)));
    }
    findings.require(
        isTimeZone(periodic.timeZone()),
        place,
        "time_zone",
        "Invalid time zone \"%s\": write one such as \"Europe/Zurich\"",
        periodic.timeZone());
  }

  /** Offsets such as {@code +02:00} are time zones to Java, not to Nomad. */
  private static boolean isTimeZone(String name) {
    try {
      return name.equals("UTC") || name.equals("Local") || isRegion(ZoneId.of(name));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isRegion(ZoneId zone) {
    return ZoneId.getAvailableZoneIds().contains(zone.getId());
  }
}
