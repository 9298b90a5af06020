package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node's machine uses.
 *
 * @param uptime in seconds
 * @param cpuTicks CPU in use, in MHz
 */
public record HostStats(
    long uptime,
    @JsonProperty("CPUTicksConsumed") double cpuTicks,
    @Nullable Memory memory,
    @JsonProperty("CPU") List<Cpu> cpus,
    List<Disk> diskStats) {

  /** Memory in bytes. */
  public record Memory(long total, long available, long used, long free) {}

  /** What a core does, in percent. */
  public record Cpu(@JsonProperty("CPU") String name, double user, double system, double idle) {}

  /** A file system, in bytes. */
  public record Disk(
      String device,
      String mountpoint,
      long size,
      long used,
      long available,
      double usedPercent,
      double inodesUsedPercent) {}
}
