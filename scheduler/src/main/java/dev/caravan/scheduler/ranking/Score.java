package dev.caravan.scheduler.ranking;

/**
 * A score in whole billionths, so that sums do not depend on the order of their parts and nodes
 * that are as good as each other compare as equal.
 */
final class Score {
  /** The most parts that a score can have. */
  static final int PARTS = 6;

  private static final double UNITS = 1e9;

  /** What a sum of so many parts is multiplied by, so that means are whole numbers, too. */
  private static final long[] SHARES = {0, 60, 60 / 2, 60 / 3, 60 / 4, 60 / 5, 60 / 6};

  private Score() {}

  /** A part of a score. */
  static long of(double part) {
    return Math.round(part * UNITS);
  }

  /** The mean of so many parts. */
  static long mean(long sum, int parts) {
    return sum * SHARES[parts];
  }
}
