package dev.caravan.drivers.support;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values of a configuration, read leniently: a number may be written as text. */
final class ConfigValues {
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ns", Duration.ofNanos(1),
          "us", Duration.ofNanos(1_000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private ConfigValues() {}

  static Optional<Long> number(Object value) {
    try {
      return Optional.of(new BigDecimal(String.valueOf(value).trim()).longValueExact());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> flag(Object value) {
    return switch (String.valueOf(value)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The maps of a list, or the one that there is. */
  static List<Map<String, Object>> blocks(Object value) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    for (Object map : value instanceof List<?> list ? list : List.of(value)) {
      Map<String, Object> members = new LinkedHashMap<>();
      ((Map<?, ?>) map).forEach((name, member) -> members.put(String.valueOf(name), member));
      blocks.add(members);
    }
    return blocks;
  }

  /** As Go writes durations: {@code 1m30s}, {@code 1.5h}, {@code 0}. */
  static Optional<Duration> duration(Object value) {
    String text = String.valueOf(value).trim();
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher part = DURATION.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(length(new BigDecimal(part.group(1)), part.group(2)));
      end = part.end();
    }
    return end > 0 && end == text.length() ? Optional.of(sum) : Optional.empty();
  }

  private static Duration length(BigDecimal count, String unit) {
    long nanosPerUnit = UNITS.getOrDefault(unit, Duration.ZERO).toNanos();
    return Duration.ofNanos(count.multiply(BigDecimal.valueOf(nanosPerUnit)).longValue());
  }
}
