package dev.caravan.scheduler.ranking;

/**
 * A score in whole billionths, so that sums do not depend on the order of their parts and nodes
 * that are as good as each other compare as equal.
 */
final class Score {
  /** The most parts that a score can have. */
  static final int PARTS = 5;

  private static final double UNITS = 1e9;

  /** A multiple of all possible numbers of parts: means are whole numbers, too. */
  private static final long COMMON_MULTIPLE = 60;

  private Score() {}

  /** A part of a score. */
  static long of(double part) {
    return Math.round(part * UNITS);
  }

  /** The mean of so many parts. */
  static long mean(long sum, int parts) {
    return sum * (COMMON_MULTIPLE / parts);
  }
}
