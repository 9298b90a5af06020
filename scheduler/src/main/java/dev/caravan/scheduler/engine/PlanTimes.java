package dev.caravan.scheduler.engine;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How often a scheduler has planned for an evaluation, and how long that took. Thread-safe. */
public final class PlanTimes {
  private final LongAdder plans = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  PlanTimes() {}

  <T> T measure(Supplier<T> planning) {
    long start = System.nanoTime();
    try {
      return planning.get();
    } finally {
      plans.increment();
      nanos.add(System.nanoTime() - start);
    }
  }

  /** How many plans were made since the scheduler was started. */
  public long plans() {
    return plans.sum();
  }

  /** How many nanoseconds they took together. */
  public long nanos() {
    return nanos.sum();
  }
}
