package dev.caravan.scheduler.garbage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what is old enough, and remembers when the first of what is not will be. */
final class Ages {
  private final Instant now;
  private @Nullable Instant next;

  Ages(Instant now) {
    this.now = now;
  }

  /** Whether this long has passed since then. */
  boolean havePassed(Duration threshold, Instant since) {
    if (threshold.isZero()) {
      return true;
    }
    Instant at = after(since, threshold);
    if (!at.isAfter(now)) {
      return true;
    }
    if (at.isBefore(Instant.MAX) && (next == null || at.isBefore(next))) {
      next = at;
    }
    return false;
  }

  private static Instant after(Instant since, Duration threshold) {
    boolean isBeyondTime = threshold.compareTo(Duration.between(since, Instant.MAX)) >= 0;
    return isBeyondTime ? Instant.MAX : since.plus(threshold);
  }

  /** When something is old enough that is not yet; empty if all that was asked about is. */
  Optional<Instant> next() {
    return Optional.ofNullable(next);
  }
}
