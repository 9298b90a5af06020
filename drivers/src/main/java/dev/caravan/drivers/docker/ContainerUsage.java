package dev.caravan.drivers.docker;

import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.support.CpuSpeed;
import org.jspecify.annotations.Nullable;

/** Works out the use of CPU and memory as the Docker command line does. */
final class ContainerUsage {
  private ContainerUsage() {}

  static TaskUsage of(Statistics statistics) {
    double percent = cpuPercent(statistics.getCpuStats(), statistics.getPreCpuStats());
    long memory = memory(statistics.getMemoryStats());
    return new TaskUsage(percent, CpuSpeed.mhz(percent), memory);
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
