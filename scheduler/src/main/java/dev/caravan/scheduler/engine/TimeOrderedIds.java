package dev.caravan.scheduler.engine;

import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.UniqueId;
import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-.*");

  private final Clock clock;
  private final RandomGenerator random;
  private long last;

  /** The same clock and the same random numbers give the same ids. */
  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Goes on behind ids that were given out before: another process may have run ahead of the clock,
   * and the first characters of its ids must not come again.
   *
   * @param ids of any form; those of another source are passed over
   */
  public synchronized void continueAfter(Stream<String> ids) {
    long now = now();
    long ahead =
        ids.filter(id -> FORM.matcher(id).matches())
            .mapToInt(id -> ahead(id, now))
            .reduce(0, Math::max);
    last = Math.max(last, now + ahead);
  }

  /** By how many ticks the time in an id is ahead, modulo 32 bits as the id itself. */
  private static int ahead(String id, long now) {
    int time = Integer.parseUnsignedInt(id.substring(0, UniqueId.SHORT_LENGTH), 16);
    return time - (int) now;
  }

  private long now() {
    return clock.millis() * TICKS_PER_SECOND / 1000;
  }

  @Override
  public synchronized String next() {
    last = Math.max(now(), last + 1 + random.nextInt(LARGEST_STEP));
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
