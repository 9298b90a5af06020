package dev.caravan.scheduler.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node gets through to the scheduler. It is out of touch from the first report that
 * cannot be stored until one is. Thread-safe.
 */
final class Contact {
  private final Clock clock;
  private final Runnable whenLost;
  private volatile @Nullable Instant lostAt;

  /**
   * @param whenLost called each time that it is lost
   */
  Contact(Clock clock, Runnable whenLost) {
    this.clock = clock;
    this.whenLost = whenLost;
  }

  /** For how long the node has been out of touch; empty if it is not. */
  Optional<Duration> lostFor() {
    return Optional.ofNullable(lostAt).map(since -> Duration.between(since, clock.instant()));
  }

  /** Nothing could be reported. */
  void failed() {
    if (lostAt == null) {
      lostAt = clock.instant();
      whenLost.run();
    }
  }

  /** Something was reported. */
  void made() {
    lostAt = null;
  }
}
