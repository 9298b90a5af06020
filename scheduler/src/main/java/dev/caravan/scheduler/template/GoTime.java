package dev.caravan.scheduler.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes instants in the layouts of Go, which show how one reference instant would be written. */
final class GoTime {
  /** Longer parts come before those that they begin with. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("January", "MMMM");
    PARTS.put("Jan", "MMM");
    PARTS.put("Monday", "EEEE");
    PARTS.put("Mon", "EEE");
    PARTS.put("MST", "'UTC'");
    PARTS.put("2006", "yyyy");
    PARTS.put("Z07:00", "XXX");
    PARTS.put("-07:00", "xxx");
    PARTS.put("-0700", "xx");
    PARTS.put("05.000000", "ss.SSSSSS");
    PARTS.put("05.000", "ss.SSS");
    PARTS.put("01", "MM");
    PARTS.put("02", "dd");
    PARTS.put("03", "hh");
    PARTS.put("04", "mm");
    PARTS.put("05", "ss");
    PARTS.put("06", "yy");
    PARTS.put("15", "HH");
    PARTS.put("PM", "a");
    PARTS.put("1", "M");
    PARTS.put("2", "d");
    PARTS.put("3", "h");
    PARTS.put("4", "m");
    PARTS.put("5", "s");
  }

  private GoTime() {}

  /**
   * In UTC.
   *
   * @param layout empty for RFC 3339, {@code unix} for the seconds since 1970
   */
  static String format(Instant instant, String layout) {
    if (layout.isEmpty()) {
      return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    if (layout.equals("unix")) {
      return Long.toString(instant.getEpochSecond());
    }
    return formatter(layout).withZone(ZoneOffset.UTC).format(instant);
  }

  private static DateTimeFormatter formatter(String layout) {
    DateTimeFormatterBuilder formatter = new DateTimeFormatterBuilder();
    int at = 0;
    while (at < layout.length()) {
      String rest = layout.substring(at);
      String part = PARTS.keySet().stream().filter(rest::startsWith).findFirst().orElse("");
      if (part.isEmpty()) {
        formatter.appendLiteral(layout.charAt(at++));
      } else {
        formatter.append(DateTimeFormatter.ofPattern(PARTS.getOrDefault(part, ""), Locale.ENGLISH));
        at += part.length();
      }
    }
    return formatter.toFormatter(Locale.ENGLISH);
  }
}
