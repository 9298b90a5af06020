package dev.caravan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures by the clock, and by the time that the processors spent on this process. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final long start = System.nanoTime();
  private final long cpuStart = system.getProcessCpuTime();

  double seconds() {
    return (System.nanoTime() - start) / NANOS;
  }

  double cpuSeconds() {
    return (system.getProcessCpuTime() - cpuStart) / NANOS;
  }

  /** Prints how many of something came to a second. */
  void print(String what, long count) {
    double seconds = seconds();
    double cpu = cpuSeconds();
    System.out.printf(
        Locale.ROOT,
        "%-28s %,9d in %7.2f s, %7.2f s CPU: %,9.0f/s, %,9.0f/CPU s%n",
        what,
        count,
        seconds,
        cpu,
        count / seconds,
        count / cpu);
  }
}
