package dev.caravan.example.output;

import dev.caravan.core.view.GoDurations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far a point in time is from another, in its two largest units: {@code 1m3s ago}. */
public final class RelativeTime {
  private static final int UNITS_SHOWN = 2;

  /** The units, largest first; months have 30 days and years 12 months. */
  private enum Unit {
    YEAR("y", Duration.ofDays(360)),
    MONTH("mo", Duration.ofDays(30)),
    DAY("d", Duration.ofDays(1)),
    HOUR("h", Duration.ofHours(1)),
    MINUTE("m", Duration.ofMinutes(1)),
    SECOND("s", Duration.ofSeconds(1));

    private final String symbol;
    private final long seconds;

    Unit(String symbol, Duration length) {
      this.symbol = symbol;
      this.seconds = length.toSeconds();
    }
  }

  private RelativeTime() {}

  /** How long ago a time is, or how far ahead. Both are rounded to seconds first. */
  static String of(Instant time, Instant now) {
    long seconds = Duration.between(rounded(time), rounded(now)).toSeconds();
    return largestUnits(Math.abs(seconds)) + (seconds < 0 ? " from now" : " ago");
  }

  /** A time ahead, and how far: {@code 2027-01-01T03:00:00Z (936h13m39s from now)}. */
  public static String utcAndDistance(Instant time, Instant now) {
    Duration distance = Duration.between(rounded(now), rounded(time));
    return "%s (%s from now)".formatted(Times.utc(time), GoDurations.text(distance));
  }

  private static Instant rounded(Instant time) {
    return time.plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String largestUnits(long seconds) {
    StringBuilder text = new StringBuilder();
    long rest = seconds;
    int shown = 0;
    for (Unit unit : Unit.values()) {
      long amount = rest / unit.seconds;
      rest %= unit.seconds;
      if (amount > 0 && shown < UNITS_SHOWN) {
        text.append(amount).append(unit.symbol);
        shown++;
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
