package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;

/** Functions of numbers. */
final class NumberFunctions {
  private NumberFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("abs", 1, a -> Numbers.datum(a.number(0).abs()))
        .add("ceil", 1, a -> Numbers.datum(a.number(0).setScale(0, RoundingMode.CEILING)))
        .add("floor", 1, a -> Numbers.datum(a.number(0).setScale(0, RoundingMode.FLOOR)))
        .add("log", 2, NumberFunctions::log)
        .add("max", 1, Function.ANY, a -> extreme(a, BigDecimal::max))
        .add("min", 1, Function.ANY, a -> extreme(a, BigDecimal::min))
        .add("parseint", 2, NumberFunctions::parse)
        .add("pow", 2, NumberFunctions::power)
        .add("signum", 1, a -> Numbers.datum(BigDecimal.valueOf(a.number(0).signum())));
  }

  private static Datum extreme(Arguments arguments, BinaryOperator<BigDecimal> choice) {
    BigDecimal best = arguments.number(0);
    for (int i = 1; i < arguments.count(); i++) {
      best = choice.apply(best, arguments.number(i));
    }
    return Numbers.datum(best);
  }

  private static Datum log(Arguments arguments) {
    double quotient =
        Math.log(arguments.number(0).doubleValue()) / Math.log(arguments.number(1).doubleValue());
    return ofDouble(arguments, quotient);
  }

  private static Datum ofDouble(Arguments arguments, double result) {
    if (!Double.isFinite(result)) {
      throw arguments.refuse("these have no finite result");
    }
    return Numbers.datum(BigDecimal.valueOf(result));
  }

  /** Exact for whole exponents; as exact as a double is for others. */
  private static Datum power(Arguments arguments) {
    BigDecimal base = arguments.number(0);
    BigDecimal exponent = arguments.number(1);
    boolean whole = exponent.stripTrailingZeros().scale() <= 0;
    if (whole && exponent.signum() >= 0 && exponent.compareTo(BigDecimal.valueOf(1_000)) <= 0) {
      return Numbers.datum(base.pow(exponent.intValueExact(), Numbers.PRECISION));
    }
    return ofDouble(arguments, Math.pow(base.doubleValue(), exponent.doubleValue()));
  }

  private static Datum parse(Arguments arguments) {
    String text = arguments.text(0);
    int base = arguments.integer(1);
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      throw arguments.refuse("the base must be from 2 to 36, but is %d", base);
    }
    try {
      if (text.length() > 200) {
        throw arguments.refuse("the number is too long");
      }
      return Numbers.datum(new BigDecimal(new BigInteger(text, base)));
    } catch (NumberFormatException e) {
      throw arguments.refuse("\"%s\" is no number to the base %d", text, base);
    }
  }
}
