package dev.caravan.scheduler.engine;

import dev.caravan.core.model.IdSource;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Ids that grow with time, so that an index over them grows at its end, and whose first eight
 * characters differ, so that people can abbreviate them.
 *
 * <p>The first 32 bits count sixty-fourths of a second, and run ahead of the clock when ids are
 * made faster than that; they wrap around after two years, which costs nothing but the order at
 * that one moment. The rest is random.
 */
public final class TimeOrderedIds implements IdSource {
  private static final int TICKS_PER_SECOND = 64;
  private static final int LARGEST_STEP = 255;

  private final Clock clock;
  private final RandomGenerator random;
  private long last;

  /** The same clock and the same random numbers give the same ids. */
  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized String next() {
    long now = clock.millis() * TICKS_PER_SECOND / 1000;
    last = Math.max(now, last + 1 + random.nextInt(LARGEST_STEP));
    long high = random.nextLong();
    long low = random.nextLong();
    return String.format(
        "%08x-%04x-%04x-%04x-%012x",
        last & 0xffff_ffffL,
        high & 0xffffL,
        high >>> 16 & 0xffffL,
        high >>> 32 & 0xffffL,
        low & 0xffff_ffff_ffffL);
  }
}
