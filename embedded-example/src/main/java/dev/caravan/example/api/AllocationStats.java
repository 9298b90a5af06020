package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an allocation uses, as a whole and by task. */
public record AllocationStats(@Nullable Usage resourceUsage, Map<String, TaskStats> tasks) {

  /** What a task uses. */
  public record TaskStats(@Nullable Usage resourceUsage) {}

  /** CPU and memory. */
  public record Usage(@Nullable CpuStats cpuStats, @Nullable MemoryStats memoryStats) {

    /** CPU in MHz, rounded down. */
    public long cpuMhz() {
      return cpuStats == null ? 0 : (long) cpuStats.totalTicks();
    }

    /** Memory in bytes: what the container counts, or else what is resident. */
    public long memoryBytes() {
      if (memoryStats == null) {
        return 0;
      }
      return memoryStats.usage() > 0 ? memoryStats.usage() : memoryStats.rss();
    }
  }

  /** CPU in MHz and percent. */
  public record CpuStats(double totalTicks, double percent) {}

  /** Memory in bytes. */
  public record MemoryStats(@JsonProperty("RSS") long rss, long usage) {}
}
