package dev.caravan.drivers.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process or thread brings about. */
public final class Eventually {
  /** How long anything may take on a slow machine. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what the condition in words
   * @throws AssertionError if it does not hold within {@link #LIMIT}
   */
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
