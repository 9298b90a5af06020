package dev.caravan.benchmarks;

import dev.caravan.scheduler.plan.Plan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How fast a plan is made, which is made again and again.
 *
 * @param plans how often it was made
 * @param placements how many allocations all of the plans placed
 * @param nanos by the clock, what the collection of garbage takes among it
 * @param cpuNanos how long of that the planning thread had a processor
 */
record PlanRate(long plans, long placements, long nanos, long cpuNanos) {
  static final PlanRate NONE = new PlanRate(0, 0, 0, 0);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Measures for so long. */
  static PlanRate of(Supplier<Plan> planning, Duration time) {
    long start = System.nanoTime();
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    long plans = 0;
    long placements = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      placements += planning.get().placements().size();
      plans++;
    }
    return new PlanRate(
        plans, placements, System.nanoTime() - start, THREADS.getCurrentThreadCpuTime() - cpuStart);
  }

  PlanRate and(PlanRate other) {
    return new PlanRate(
        plans + other.plans,
        placements + other.placements,
        nanos + other.nanos,
        cpuNanos + other.cpuNanos);
  }

  double placementsPerSecond() {
    return placements * NANOS_PER_SECOND / nanos;
  }

  double millisPerPlan() {
    return nanos / NANOS_PER_MILLI / plans;
  }

  /** Less than 1 on a machine that does other things as well. */
  double cpuShare() {
    return (double) cpuNanos / nanos;
  }
}
