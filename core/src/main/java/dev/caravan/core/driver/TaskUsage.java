package dev.caravan.core.driver;

/**
 * What a task uses.
 *
 * @param cpuPercent of one core, since the last time it was asked for
 * @param cpuMhz the same in MHz
 * @param memoryBytes resident memory
 */
public record TaskUsage(double cpuPercent, double cpuMhz, long memoryBytes) {

  /** Nothing, as of a task that has ended. */
  public static final TaskUsage NONE = new TaskUsage(0, 0, 0);
}
