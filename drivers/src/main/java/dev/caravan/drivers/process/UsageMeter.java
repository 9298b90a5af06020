package dev.caravan.drivers.process;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.process.ProcessTable.Entry;
import dev.caravan.drivers.support.CpuSpeed;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures what the processes of a task use, each time since the time before. */
final class UsageMeter {
  private final long session;
  private final Containment containment;
  private long lastNanos = System.nanoTime();
  private long lastTicks;

  UsageMeter(long session, Containment containment) {
    this.session = session;
    this.containment = containment;
  }

  synchronized TaskUsage measure() throws IOException {
    List<Entry> processes =
        containment.isNone()
            ? ProcessTable.session(session)
            : ProcessTable.entries(containment.processes());
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
