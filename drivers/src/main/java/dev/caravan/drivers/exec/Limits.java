package dev.caravan.drivers.exec;

/**
 * What a task may use.
 *
 * @param cpuMhz its share of the CPU against others
 * @param cpuCores how many cores it may use at most, or 0 for all that is free
 * @param memoryBytes its memory; what uses more is killed
 * @param processes how many processes and threads it may have, or 0 for any number
 */
record Limits(int cpuMhz, double cpuCores, long memoryBytes, long processes) {
  private static final int LEAST_SHARES = 2;
  private static final int MOST_SHARES = 262_144;

  /** The period in which the time of cores is counted, in microseconds. */
  static final long CPU_PERIOD = 100_000;

  /** As control groups of version 1 count it. */
  long cpuShares() {
    return Math.max(LEAST_SHARES, Math.min(MOST_SHARES, cpuMhz));
  }

  /** As control groups of version 2 count it. */
  long cpuWeight() {
    return 1 + (cpuShares() - LEAST_SHARES) * 9_999 / (MOST_SHARES - LEAST_SHARES);
  }

  /** The time of cores in a period, in microseconds. */
  long cpuQuota() {
    return Math.max(1_000, Math.round(cpuCores * CPU_PERIOD));
  }
}
