package dev.caravan.example.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time as text. */
final class Times {
  private static final String NEVER = "N/A";

  private Times() {}

  /** In UTC, to the second: {@code 2026-11-23T02:45:16Z}; {@code N/A} where there is none. */
  static String utc(@Nullable Instant time) {
    return time == null ? NEVER : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
