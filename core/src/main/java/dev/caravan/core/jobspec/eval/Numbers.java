package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic: exact, but for quotients and numbers of very many digits. */
final class Numbers {
  static final MathContext PRECISION = new MathContext(100, RoundingMode.HALF_EVEN);
  private static final int MAX_EXPONENT = 1_000;

  private Numbers() {}

  /** The number as a value, if it is neither too large nor too close to zero. */
  static Datum datum(BigDecimal number) {
    if (Math.abs((long) number.scale() - number.precision()) > MAX_EXPONENT) {
      throw new Refusal("this number is too large or too exact");
    }
    return new Datum.Numeral(
        number.precision() > PRECISION.getPrecision() * 4 ? number.round(PRECISION) : number);
  }

  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new Refusal("this divides by zero");
    }
    return dividend.divide(divisor, PRECISION);
  }

  /** What is left of the division; of the dividend's sign. */
  static BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new Refusal("this divides by zero");
    }
    return dividend.remainder(divisor);
  }
}
