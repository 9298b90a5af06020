package dev.caravan.core.jobspec.eval;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions of time stamps such as {@code 2024-02-29T12:00:00Z}. */
final class TimeFunctions {
  private static final Pattern DURATION =
      Pattern.compile("([+-]?)((?:\\d{1,9}(?:\\.\\d{1,9})?(?:ns|us|µs|ms|s|m|h))+)");
  private static final int MAX_LENGTH = 100;
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private TimeFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("formatdate", 2, a -> new Datum.Text(DateFormat.format(a, a.text(0), time(a, 1))))
        .add("timeadd", 2, TimeFunctions::add);
  }

  private static OffsetDateTime time(Arguments arguments, int index) {
    try {
      return OffsetDateTime.parse(arguments.text(index));
    } catch (DateTimeParseException e) {
      throw arguments.refuse(
          "\"%s\" is no time stamp; write one such as 2024-02-29T12:00:00Z", arguments.text(index));
    }
  }

  private static Datum add(Arguments arguments) {
    try {
      OffsetDateTime sum = time(arguments, 0).plus(duration(arguments));
      return new Datum.Text(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").format(sum));
    } catch (DateTimeException e) {
      throw arguments.refuse("this is too far from now");
    }
  }

  private static Duration duration(Arguments arguments) {
    Matcher written = DURATION.matcher(arguments.text(1));
    if (arguments.text(1).length() > MAX_LENGTH || !written.matches()) {
      throw arguments.refuse("\"%s\" is no duration; write one such as 1h30m", arguments.text(1));
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(written.group(2));
    while (part.find()) {
      sum = sum.plus(Duration.ofNanos(nanos(part.group(1), part.group(2))));
    }
    return written.group(1).equals("-") ? sum.negated() : sum;
  }

  private static long nanos(String number, String unit) {
    Long factor = NANOS.get(unit);
    double nanos = Double.parseDouble(number) * (factor == null ? 1 : factor);
    return Math.round(nanos);
  }
}
