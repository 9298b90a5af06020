package dev.caravan.scheduler.ranking;

/**
 * Ten to a power, by the steps of Go's {@code math.Pow} ({@code src/math/pow.go}): the part after
 * the point by the exponential function, whole powers by multiplication. {@link Math#pow} is
 * rounded differently, and scores would differ from Nomad's in their last digit.
 */
final class PowerOfTen {
  private static final double LN_10 = Math.log(10);

  private PowerOfTen() {}

  /**
   * @param exponent from 0 to 1
   */
  static double of(double exponent) {
    if (exponent == 0.5) {
      return Math.sqrt(10);
    }
    return exponent < 0.5
        ? Math.exp(exponent * LN_10)
        // Ten is 0.625 times two to the fourth power.
        : Math.exp((exponent - 1) * LN_10) * 0.625 * 16;
  }
}
