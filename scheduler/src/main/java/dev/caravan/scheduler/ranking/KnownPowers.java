package dev.caravan.scheduler.ranking;

import java.util.Arrays;

/**
 * Powers of ten, of which the last ones are remembered: they take time, and many nodes are equally
 * empty.
 */
final class KnownPowers {
  private static final int BITS = 10;

  /** Spreads what is near each other: 2^64 divided by the golden ratio. */
  private static final long SPREADING = 0x9E3779B97F4A7C15L;

  /** Each exponent has one place, which it may have to give to another. */
  private final double[] exponents = new double[1 << BITS];

  private final double[] powers = new double[1 << BITS];

  KnownPowers() {
    Arrays.fill(exponents, Double.NaN);
  }

  /** As {@link PowerOfTen#of} says. */
  double of(double exponent) {
    int place = place(exponent);
    if (exponents[place] != exponent) {
      exponents[place] = exponent;
      powers[place] = PowerOfTen.of(exponent);
    }
    return powers[place];
  }

  private static int place(double exponent) {
    long bits = Double.doubleToRawLongBits(exponent);
    return (int) ((bits * SPREADING) >>> (Long.SIZE - BITS));
  }
}
