package dev.caravan.drivers.process;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.process.ProcessTable.Entry;
import dev.caravan.drivers.support.CpuSpeed;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures what the processes of a task use, each time since the time before. */
final class UsageMeter {
  private final long session;
  private final Containment containment;
  private long lastNanos = System.nanoTime();
  private long lastUserTicks;
  private long lastSystemTicks;

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
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measureCpu(processes, measures);
    double percent =
        measures.getOrDefault(Measure.USER_MODE, 0.0)
            + measures.getOrDefault(Measure.SYSTEM_MODE, 0.0);
    measures.put(Measure.PERCENT, percent);
    long memory = processes.stream().mapToLong(p -> ProcessTable.residentBytes(p.id())).sum();
    long swapped = processes.stream().mapToLong(p -> ProcessTable.swappedBytes(p.id())).sum();
    measures.put(Measure.RSS, (double) memory);
    measures.put(Measure.SWAP, (double) swapped);
    measures.putAll(containment.measures());
    return new TaskUsage(percent, CpuSpeed.mhz(percent), memory, measures);
  }

  private void measureCpu(List<Entry> processes, Map<Measure, Double> measures) {
    long now = System.nanoTime();
    double seconds = (double) (now - lastNanos) / TimeUnit.SECONDS.toNanos(1);
    long user = processes.stream().mapToLong(Entry::userTicks).sum();
    long system = processes.stream().mapToLong(Entry::systemTicks).sum();
    measures.put(Measure.USER_MODE, percent(user - lastUserTicks, seconds));
    measures.put(Measure.SYSTEM_MODE, percent(system - lastSystemTicks, seconds));
    lastNanos = now;
    lastUserTicks = user;
    lastSystemTicks = system;
  }

  /** The sum of ticks falls when a process ends unreaped; that is no negative use. */
  private static double percent(long ticks, double seconds) {
    double used = (double) Math.max(0, ticks) / ProcessTable.TICKS_PER_SECOND;
    return seconds > 0 ? 100 * used / seconds : 0;
  }
}
