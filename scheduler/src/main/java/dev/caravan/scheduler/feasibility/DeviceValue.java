package dev.caravan.scheduler.feasibility;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that is said of a device, or that a job compares it with: a number, maybe in a unit
 * ({@code 8 GiB}), something that is true or false, or text. Units are those of Nomad's plugins.
 *
 * @param kind only values of one kind can be compared
 * @param number in the basic unit of its kind, such as bytes, if it is one
 * @param text as it was written
 */
record DeviceValue(Kind kind, @Nullable Double number, String text) {
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?\\d{1,30}(?:\\.\\d{1,30})?)\\s*([a-zA-Z/]{0,5})");
  private static final Set<String> TRUE = Set.of("t", "T", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("f", "F", "false", "FALSE", "False");

  private static final Map<String, Double> BYTES =
      Map.ofEntries(
          Map.entry("kB", decimal(3)),
          Map.entry("KB", decimal(3)),
          Map.entry("MB", decimal(6)),
          Map.entry("GB", decimal(9)),
          Map.entry("TB", decimal(12)),
          Map.entry("PB", decimal(15)),
          Map.entry("EB", decimal(18)),
          Map.entry("KiB", binary(1)),
          Map.entry("MiB", binary(2)),
          Map.entry("GiB", binary(3)),
          Map.entry("TiB", binary(4)),
          Map.entry("PiB", binary(5)),
          Map.entry("EiB", binary(6)));

  private static final Map<String, Double> HERTZ = Map.of("MHz", decimal(6), "GHz", decimal(9));

  private static final Map<String, Double> WATTS =
      Map.of(
          "mW", decimal(0), "W", decimal(3), "kW", decimal(6), "MW", decimal(9), "GW", decimal(12));

  private static final String PER_SECOND = "/s";

  /** What a value can be. */
  enum Kind {
    PLAIN_NUMBER,
    BYTES,
    BYTES_PER_SECOND,
    HERTZ,
    WATTS,
    TRUTH,
    TEXT
  }

  private static double decimal(int power) {
    return Math.pow(10, power);
  }

  private static double binary(int power) {
    return Math.pow(1_024, power);
  }

  /** The value that is written like this. */
  static DeviceValue of(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return number(Double.parseDouble(number.group(1)), number.group(2), text);
    }
    boolean isTruth = TRUE.contains(text) || FALSE.contains(text);
    return new DeviceValue(isTruth ? Kind.TRUTH : Kind.TEXT, null, text);
  }

  private static DeviceValue number(double number, String unit, String text) {
    if (unit.isEmpty()) {
      return new DeviceValue(Kind.PLAIN_NUMBER, number, text);
    }
    if (unit.endsWith(PER_SECOND)) {
      String bytes = unit.substring(0, unit.length() - PER_SECOND.length());
      return inUnit(Kind.BYTES_PER_SECOND, number, BYTES.get(bytes), text);
    }
    if (HERTZ.containsKey(unit)) {
      return inUnit(Kind.HERTZ, number, HERTZ.get(unit), text);
    }
    return WATTS.containsKey(unit)
        ? inUnit(Kind.WATTS, number, WATTS.get(unit), text)
        : inUnit(Kind.BYTES, number, BYTES.get(unit), text);
  }

  /** A number in a unit that is not known is no more than text. */
  private static DeviceValue inUnit(Kind kind, double number, @Nullable Double unit, String text) {
    return unit == null
        ? new DeviceValue(Kind.TEXT, null, text)
        : new DeviceValue(kind, number * unit, text);
  }

  /** What an operator says of two values; null stands for one that is not there. */
  static boolean holds(Operator operator, @Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return operator.holds(left, right);
    }
    OptionalInt order = of(left).compareTo(of(right));
    return switch (operator) {
      case EQUAL -> order.isPresent() && order.getAsInt() == 0;
      case NOT_EQUAL -> order.isPresent() && order.getAsInt() != 0;
      case LESS -> order.isPresent() && order.getAsInt() < 0;
      case LESS_OR_EQUAL -> order.isPresent() && order.getAsInt() <= 0;
      case GREATER -> order.isPresent() && order.getAsInt() > 0;
      case GREATER_OR_EQUAL -> order.isPresent() && order.getAsInt() >= 0;
      default -> operator.holds(left, right);
    };
  }

  /** Negative, 0 or positive; empty if the values cannot be compared. */
  private OptionalInt compareTo(DeviceValue other) {
    if (kind != other.kind) {
      return OptionalInt.empty();
    }
    if (kind == Kind.TRUTH) {
      return OptionalInt.of(Boolean.compare(TRUE.contains(text), TRUE.contains(other.text)));
    }
    return OptionalInt.of(
        number == null || other.number == null
            ? text.compareTo(other.text)
            : number.compareTo(other.number));
  }
}
