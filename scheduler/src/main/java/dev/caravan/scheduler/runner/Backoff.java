package dev.caravan.scheduler.runner;

import java.time.Duration;

/** How long to wait before the next try of something that must succeed in the end. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Backoff() {}

  /**
   * @param failures how many tries have failed so far, at least 1
   */
  static Duration after(int failures) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
