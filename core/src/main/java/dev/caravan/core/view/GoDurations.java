package dev.caravan.core.view;

import java.time.Duration;

/** Durations of whole seconds as Go writes them: {@code 1h15m44s}. */
public final class GoDurations {
  private GoDurations() {}

  /** Down to seconds; larger units are left out where they are zero at the front. */
  public static String text(Duration duration) {
    if (duration.toMinutes() == 0) {
      return duration.toSeconds() + "s";
    }
    String rest = duration.toMinutesPart() + "m" + duration.toSecondsPart() + "s";
    return duration.toHours() == 0 ? rest : duration.toHours() + "h" + rest;
  }
}
