package dev.caravan.core.driver;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a task uses.
 *
 * @param cpuPercent of one core, since the last time it was asked for
 * @param cpuMhz the same in MHz
 * @param memoryBytes resident memory
 * @param measures all that was measured, the former two as well
 */
public record TaskUsage(
    double cpuPercent, double cpuMhz, long memoryBytes, Map<Measure, Double> measures) {

  /** Nothing, as of a task that has ended. */
  public static final TaskUsage NONE = new TaskUsage(0, 0, 0, Map.of());

  public TaskUsage {
    Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
    ordered.putAll(measures);
    measures = Collections.unmodifiableMap(ordered);
  }

  /** Where nothing but these was measured. */
  public TaskUsage(double cpuPercent, double cpuMhz, long memoryBytes) {
    this(
        cpuPercent,
        cpuMhz,
        memoryBytes,
        Map.of(Measure.PERCENT, cpuPercent, Measure.RSS, (double) memoryBytes));
  }

  /** What two tasks use together; a measure that one of them lacks is that of the other. */
  public TaskUsage plus(TaskUsage other) {
    Map<Measure, Double> sums = new EnumMap<>(Measure.class);
    sums.putAll(measures);
    other.measures.forEach((measure, value) -> sums.merge(measure, value, Double::sum));
    return new TaskUsage(
        cpuPercent + other.cpuPercent,
        cpuMhz + other.cpuMhz,
        memoryBytes + other.memoryBytes,
        sums);
  }

  /** What can be measured; drivers differ in what they can tell. */
  public enum Measure {
    /** CPU time in the kernel, in percent of one core. */
    SYSTEM_MODE("System Mode"),
    /** CPU time in programs, in percent of one core. */
    USER_MODE("User Mode"),
    /** How often the CPU was taken away for the limit, since the task started. */
    THROTTLED_PERIODS("Throttled Periods"),
    /** For how long, in nanoseconds. */
    THROTTLED_TIME("Throttled Time"),
    /** CPU time, in percent of one core. */
    PERCENT("Percent"),
    /** Bytes of memory that are in RAM, and in no file. */
    RSS("RSS"),
    /** Bytes of files that are kept in RAM. */
    CACHE("Cache"),
    /** Bytes of memory that are not in RAM. */
    SWAP("Swap"),
    /** Bytes that count for the limit. */
    USAGE("Usage"),
    /** The most that has ever counted for the limit, in bytes. */
    MAX_USAGE("Max Usage"),
    /** Bytes that the kernel uses for the task. */
    KERNEL_USAGE("Kernel Usage"),
    /** The most that the kernel has ever used for it, in bytes. */
    KERNEL_MAX_USAGE("Kernel Max Usage");

    private final String word;

    Measure(String word) {
      this.word = word;
    }

    /** What Nomad calls it. */
    public String word() {
      return word;
    }

    /** Whether it is counted; it is a fraction otherwise. */
    public boolean isWhole() {
      return isMemory() || this == THROTTLED_PERIODS || this == THROTTLED_TIME;
    }

    /** Whether it is in bytes; it is about the CPU otherwise. */
    public boolean isMemory() {
      return compareTo(RSS) >= 0;
    }
  }
}
