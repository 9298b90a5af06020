package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an allocation uses, as a whole and by task. */
public record AllocationStats(@Nullable Usage resourceUsage, Map<String, TaskStats> tasks) {

  /** Without the names of what was measured: only what is always told of a task. */
  public AllocationStats brief() {
    return new AllocationStats(
        null,
        tasks.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, task -> task.getValue().brief())));
  }

  /** What a task uses. */
  public record TaskStats(@Nullable Usage resourceUsage) {
    TaskStats brief() {
      return new TaskStats(resourceUsage == null ? null : resourceUsage.brief());
    }
  }

  /** CPU and memory. */
  public record Usage(@Nullable CpuStats cpuStats, @Nullable MemoryStats memoryStats) {

    Usage brief() {
      return new Usage(
          cpuStats == null ? null : cpuStats.brief(),
          memoryStats == null ? null : memoryStats.brief());
    }

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

  /**
   * CPU in MHz and percent.
   *
   * @param measured the names of what was measured
   */
  public record CpuStats(
      double totalTicks,
      double percent,
      double systemMode,
      double userMode,
      long throttledPeriods,
      long throttledTime,
      List<String> measured) {
    CpuStats brief() {
      return new CpuStats(totalTicks, percent, 0, 0, 0, 0, List.of());
    }
  }

  /**
   * Memory in bytes.
   *
   * @param measured the names of what was measured
   */
  public record MemoryStats(
      @JsonProperty("RSS") long rss,
      long cache,
      long swap,
      long usage,
      long maxUsage,
      long kernelUsage,
      long kernelMaxUsage,
      List<String> measured) {
    MemoryStats brief() {
      return new MemoryStats(rss, 0, 0, usage, 0, 0, 0, List.of());
    }
  }
}
