package dev.caravan.core.gotemplate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Go shows and compares values. */
public final class GoValues {
  private GoValues() {}

  /** Whether a value is neither empty nor zero. */
  public static boolean isTrue(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof CharSequence text) {
      return !text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
  }

  /** A value as a template prints it: that of {@code %v}. */
  public static String text(@Nullable Object value) {
    return value == null ? "<no value>" : inside(value);
  }

  private static String inside(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(GoValues::inside).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map)
          .entrySet().stream()
              .map(entry -> entry.getKey() + ":" + inside(entry.getValue()))
              .collect(Collectors.joining(" ", "map[", "]"));
    }
    return value.toString();
  }

  /** As few digits as tell it from others; with an exponent where it is very large or small. */
  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 21) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    String mantissa = digits.substring(0, 1) + (digits.length() > 1 ? "." : "");
    return "%s%s%se%s%02d"
        .formatted(
            value < 0 ? "-" : "",
            mantissa,
            digits.substring(1),
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }

  /**
   * Whether two values are the same.
   *
   * @throws IllegalArgumentException if they are of kinds that Go does not compare
   */
  static boolean equal(@Nullable Object one, @Nullable Object other) {
    if (one != null && other != null) {
      comparable(one, other);
    }
    return Objects.equals(one, other);
  }

  /**
   * Compares two numbers or two texts.
   *
   * @throws IllegalArgumentException if they are something else
   */
  static int compare(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Long a && other instanceof Long b) {
      return a.compareTo(b);
    }
    if (one instanceof Double a && other instanceof Double b) {
      return a.compareTo(b);
    }
    if (one instanceof String a && other instanceof String b) {
      return a.compareTo(b);
    }
    throw new IllegalArgumentException(
        "incompatible types for comparison: %s and %s".formatted(kind(one), kind(other)));
  }

  private static void comparable(Object one, Object other) {
    boolean basic = one instanceof CharSequence || one instanceof Number || one instanceof Boolean;
    if (!basic || !one.getClass().equals(other.getClass())) {
      throw new IllegalArgumentException(
          "incompatible types for comparison: %s and %s".formatted(kind(one), kind(other)));
    }
  }

  /** What Go calls values of this kind. */
  static String kind(@Nullable Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Long) {
      return "int";
    }
    if (value instanceof Double) {
      return "float64";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof List) {
      return "list";
    }
    return value == null ? "nil" : "map";
  }
}
