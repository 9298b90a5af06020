package dev.caravan.scheduler.metrics;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all running tasks of a process use together, measured when it is asked for: several at a
 * time, since some drivers take a second to tell, and once for gauges that are read one after the
 * other. Thread-safe.
 */
final class TaskUse {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Scheduler scheduler;
  private @Nullable Sum newest;
  private long measuredAt;

  TaskUse(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** What they use together. */
  record Sum(double cpuMhz, double memoryBytes) {}

  synchronized Sum now() {
    Sum known = newest;
    if (known != null && System.nanoTime() - measuredAt < FRESH_NANOS) {
      return known;
    }
    Sum sum = measure();
    newest = sum;
    measuredAt = System.nanoTime();
    return sum;
  }

  private Sum measure() {
    return scheduler.state().allocations().parallelStream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.RUNNING)
        .flatMap(this::of)
        .map(usage -> new Sum(usage.cpuMhz(), usage.memoryBytes()))
        .reduce(
            new Sum(0, 0),
            (a, b) -> new Sum(a.cpuMhz() + b.cpuMhz(), a.memoryBytes() + b.memoryBytes()));
  }

  private Stream<TaskUsage> of(Allocation allocation) {
    try {
      return scheduler.stats(allocation.id().value()).values().stream();
    } catch (UnknownIdException onNoNodeOfThisProcess) {
      return Stream.empty();
    }
  }
}
