package dev.caravan.benchmarks;

import dev.caravan.scheduler.plan.Plan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts placements: the rate of {@code placements} is what is asked for. On a machine that does
 * other things as well, their number for each {@code cpuNanos} tells more.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class PlacementCount {
  /** How many allocations have been placed. */
  public long placements;

  /** For how long the processor was busy with it, in nanoseconds. */
  public long cpuNanos;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Makes a plan, and counts. */
  Plan count(Supplier<Plan> planning) {
    long start = threads.getCurrentThreadCpuTime();
    Plan plan = planning.get();
    cpuNanos += threads.getCurrentThreadCpuTime() - start;
    placements += plan.placements().size();
    return plan;
  }
}
