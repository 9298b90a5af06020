package dev.caravan.drivers.rawexec;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.rawexec.ProcessTable.Entry;
import dev.caravan.drivers.support.CpuSpeed;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures what a session uses, each time since the time before. */
final class UsageMeter {
  private final long session;
  private long lastNanos = System.nanoTime();
  private long lastTicks;

  UsageMeter(long session) {
    this.session = session;
  }

  synchronized TaskUsage measure() throws IOException {
    List<Entry> processes = ProcessTable.session(session);
    if (processes.isEmpty()) {
      return TaskUsage.NONE;
    }
    double percent = cpuPercent(processes.stream().mapToLong(Entry::ticks).sum());
    long memory = processes.stream().mapToLong(p -> ProcessTable.residentBytes(p.id())).sum();
    return new TaskUsage(percent, CpuSpeed.mhz(percent), memory);
  }

  /** The sum of ticks falls when a process ends unreaped; that is no negative use. */
  private double cpuPercent(long ticks) {
    long now = System.nanoTime();
    double seconds = (double) (now - lastNanos) / TimeUnit.SECONDS.toNanos(1);
    double used = (double) Math.max(0, ticks - lastTicks) / ProcessTable.TICKS_PER_SECOND;
    lastNanos = now;
    lastTicks = ticks;
    return seconds > 0 ? 100 * used / seconds : 0;
  }
}
