package dev.caravan.core.cron;

import com.cronutils.model.time.ExecutionTime;
import dev.caravan.core.model.Periodic;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The times at which a periodic job is launched.
 *
 * <p>They are times of the day in the job's time zone. What falls into the hour that summer time
 * leaves out is left out. In the hour that comes twice when it ends, an expression with a fixed
 * hour counts once, and one with {@code *} as its hour both times.
 */
public final class LaunchTimes {
  private static final String HOST_ZONE = "Local";

  private final List<ExecutionTime> times;
  private final ZoneId zone;

  private LaunchTimes(List<ExecutionTime> times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * The times of a job with which nothing is wrong.
   *
   * @throws IllegalArgumentException if one of its expressions is none
   * @throws java.time.DateTimeException if its time zone is none
   */
  public static LaunchTimes of(Periodic periodic) {
    List<ExecutionTime> times =
        periodic.crons().stream().flatMap(cron -> CronExpressions.times(cron).stream()).toList();
    return new LaunchTimes(times, zone(periodic));
  }

  /** The time zone of a periodic job; {@code Local} means that of this host. */
  private static ZoneId zone(Periodic periodic) {
    return periodic.timeZone().equals(HOST_ZONE)
        ? ZoneId.systemDefault()
        : ZoneId.of(periodic.timeZone());
  }

  /** The first time after this one; empty if there is none any more. */
  public Optional<Instant> next(Instant after) {
    ZonedDateTime from = after.atZone(zone);
    return times.stream()
        .flatMap(time -> time.nextExecution(from).stream())
        .map(ZonedDateTime::toInstant)
        .min(Comparator.naturalOrder());
  }
}
