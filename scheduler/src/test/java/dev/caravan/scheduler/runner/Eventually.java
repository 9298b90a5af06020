package dev.caravan.scheduler.runner;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Waits for something to become true, as long as it takes but not for ever. */
final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  /** Tries an assertion until it holds; after the limit, its failure is the test's. */
  static void eventually(ThrowingRunnable assertion) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).untilAsserted(assertion);
  }
}
