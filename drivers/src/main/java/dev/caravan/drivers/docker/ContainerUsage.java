package dev.caravan.drivers.docker;

import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import com.github.dockerjava.api.model.ThrottlingDataConfig;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.support.CpuSpeed;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out the use of CPU and memory as the Docker command line does. */
final class ContainerUsage {
  private ContainerUsage() {}

  static TaskUsage of(Statistics statistics) {
    double percent = cpuPercent(statistics.getCpuStats(), statistics.getPreCpuStats());
    long memory = memory(statistics.getMemoryStats());
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.PERCENT, percent);
    addThrottling(statistics.getCpuStats(), measures);
    addMemory(statistics.getMemoryStats(), measures);
    return new TaskUsage(percent, CpuSpeed.mhz(percent), memory, measures);
  }

  private static void addThrottling(CpuStatsConfig stats, Map<Measure, Double> measures) {
    ThrottlingDataConfig throttling = stats.getThrottlingData();
    if (throttling != null) {
      add(Measure.THROTTLED_PERIODS, throttling.getThrottledPeriods(), measures);
      add(Measure.THROTTLED_TIME, throttling.getThrottledTime(), measures);
    }
  }

  /** Version 2 of cgroups tells less, and the daemon gives what is left out as nothing at all. */
  private static void addMemory(MemoryStatsConfig stats, Map<Measure, Double> measures) {
    add(Measure.USAGE, stats.getUsage(), measures);
    add(Measure.MAX_USAGE, stats.getMaxUsage(), measures);
    StatsConfig details = stats.getStats();
    if (details != null) {
      add(Measure.RSS, details.getRss(), measures);
      add(Measure.CACHE, details.getCache(), measures);
      add(Measure.SWAP, details.getSwap(), measures);
    }
  }

  private static void add(Measure measure, @Nullable Long value, Map<Measure, Double> measures) {
    if (value != null) {
      measures.put(measure, value.doubleValue());
    }
  }

  /** The container's part of all CPU time between two measurements, times the number of cores. */
  private static double cpuPercent(CpuStatsConfig now, CpuStatsConfig before) {
    double container = total(now) - total(before);
    double system = orZero(now.getSystemCpuUsage()) - orZero(before.getSystemCpuUsage());
    return container > 0 && system > 0 ? container / system * orZero(now.getOnlineCpus()) * 100 : 0;
  }

  private static double total(CpuStatsConfig stats) {
    return stats.getCpuUsage() == null ? 0 : orZero(stats.getCpuUsage().getTotalUsage());
  }

  /** Without the page cache that the kernel would give up first; named by version of cgroups. */
  private static long memory(MemoryStatsConfig stats) {
    StatsConfig details = stats.getStats();
    if (details == null) {
      return orZero(stats.getUsage());
    }
    Long cacheV1 = details.getTotalInactiveFile();
    long cache = orZero(cacheV1 != null ? cacheV1 : details.getInactiveFile());
    return Math.max(0, orZero(stats.getUsage()) - cache);
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
