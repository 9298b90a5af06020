package dev.caravan.scheduler.template;

import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/**
 * Functions on numbers. What comes through the pipeline is the first operand: {@code 5 | subtract
 * 2} is 3. Integers stay integers; with a float the result is one.
 */
final class NumberFunctions {
  private static final int LONGEST_LOOP = 100_000;

  private NumberFunctions() {}

  static void addTo(Functions functions) {
    functions
        .add("add", 2, on((a, b) -> a + b, Math::addExact))
        .add("subtract", 2, on((a, b) -> a - b, Math::subtractExact))
        .add("multiply", 2, on((a, b) -> a * b, Math::multiplyExact))
        .add("divide", 2, on((a, b) -> a / b, NumberFunctions::divided))
        .add("modulo", 2, args -> modulo(args.integer(1), args.integer(0)))
        .add("minimum", 2, on(Math::min, Math::min))
        .add("maximum", 2, on(Math::max, Math::max))
        .add("loop", 1, 2, NumberFunctions::loop)
        .add("parseBool", 1, args -> bool(args.text(0)))
        .add("parseInt", 1, args -> integer(args.text(0)))
        .add("parseUint", 1, args -> unsigned(args.text(0)))
        .add("parseFloat", 1, args -> decimal(args.text(0)));
  }

  private static Function<Arguments, Object> on(
      DoubleBinaryOperator floats, LongBinaryOperator integers) {
    return args -> {
      Object left = args.present(1);
      Object right = args.present(0);
      try {
        return left instanceof Long a && right instanceof Long b
            ? (Object) integers.applyAsLong(a, b)
            : (Object) floats.applyAsDouble(number(left), number(right));
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    };
  }

  private static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("not a number: " + value);
  }

  static long divided(long dividend, long divisor) {
    if (divisor == 0) {
      throw new IllegalArgumentException("division by zero");
    }
    return dividend / divisor;
  }

  static long modulo(long dividend, long divisor) {
    if (divisor == 0) {
      throw new IllegalArgumentException("division by zero");
    }
    return dividend % divisor;
  }

  /** {@code loop 3} is 0 1 2, {@code loop 5 8} is 5 6 7. */
  private static Object loop(Arguments args) {
    long from = args.size() == 1 ? 0 : args.integer(0);
    long to = args.integer(args.size() - 1);
    if (to - from > LONGEST_LOOP) {
      throw new IllegalArgumentException("a loop goes round " + LONGEST_LOOP + " times at most");
    }
    return LongStream.range(from, to).boxed().toList();
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False", "" -> false;
      default -> throw new IllegalArgumentException("not a boolean: \"" + text + "\"");
    };
  }

  static long integer(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not an integer: \"" + text + "\"", e);
    }
  }

  private static long unsigned(String text) {
    long number = integer(text);
    if (number < 0) {
      throw new IllegalArgumentException("not an unsigned integer: \"" + text + "\"");
    }
    return number;
  }

  static double decimal(String text) {
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: \"" + text + "\"", e);
    }
  }
}
