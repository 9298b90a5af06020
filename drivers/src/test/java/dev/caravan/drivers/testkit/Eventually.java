package dev.caravan.drivers.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what another process or thread brings about. */
public final class Eventually {
  /** How long anything may take on a slow machine. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what the condition in words
   * @throws org.awaitility.core.ConditionTimeoutException if it does not hold within {@link #LIMIT}
   */
  public static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(condition);
  }
}
