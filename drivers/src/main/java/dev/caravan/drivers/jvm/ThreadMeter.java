package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.support.CpuSpeed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/**
 * Measures the CPU time of one thread. What part of the heap belongs to a handler nobody can tell,
 * nor what threads of its own use.
 */
final class ThreadMeter {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long thread;
  private long lastNanos = System.nanoTime();
  private long lastCpuNanos;

  ThreadMeter(long thread) {
    this.thread = thread;
  }

  synchronized TaskUsage measure() {
    long cpuNanos = Math.max(lastCpuNanos, THREADS.getThreadCpuTime(thread));
    long now = System.nanoTime();
    double percent = now > lastNanos ? 100.0 * (cpuNanos - lastCpuNanos) / (now - lastNanos) : 0;
    lastNanos = now;
    lastCpuNanos = cpuNanos;
    return new TaskUsage(percent, CpuSpeed.mhz(percent), 0, Map.of(Measure.PERCENT, percent));
  }
}
