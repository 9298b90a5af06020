package dev.caravan.scheduler.runner;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as Nomad's texts do: {@code 30m0s}, {@code 15s}, {@code 200ms}. */
final class GoDuration {
  private GoDuration() {}

  static String format(Duration duration) {
    if (duration.isNegative()) {
      return "-" + format(duration.negated());
    }
    if (duration.isZero()) {
      return "0s";
    }
    return duration.compareTo(Duration.ofSeconds(1)) < 0
        ? belowASecond(duration.toNanos())
        : aSecondOrMore(duration);
  }

  private static String belowASecond(long nanos) {
    if (nanos >= 1_000_000) {
      return decimal(nanos, 6) + "ms";
    }
    return nanos >= 1_000 ? decimal(nanos, 3) + "µs" : nanos + "ns";
  }

  private static String aSecondOrMore(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    String seconds = decimal(duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart(), 9);
    if (hours > 0) {
      return hours + "h" + minutes + "m" + seconds + "s";
    }
    return minutes > 0 ? minutes + "m" + seconds + "s" : seconds + "s";
  }

  private static String decimal(long value, int places) {
    BigDecimal exact = BigDecimal.valueOf(value, places);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
