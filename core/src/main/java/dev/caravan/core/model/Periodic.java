package dev.caravan.core.model;

import java.util.List;

/**
 * When a job is launched anew, each time as a job of its own.
 *
 * @param enabled whether it is launched at all
 * @param crons cron expressions; it is launched at each time that one of them names
 * @param timeZone the time zone of the expressions, as the IANA names it
 * @param prohibitOverlap whether a launch is left out while an earlier one has not ended
 */
public record Periodic(
    boolean enabled, List<String> crons, String timeZone, boolean prohibitOverlap) {

  public Periodic {
    crons = List.copyOf(crons);
  }

  /** Launches at these times, in UTC, whether or not an earlier launch has ended. */
  public static Periodic of(String... crons) {
    return new Periodic(true, List.of(crons), Defaults.TIME_ZONE, false);
  }
}
