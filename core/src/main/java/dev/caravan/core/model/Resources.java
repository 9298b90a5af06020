package dev.caravan.core.model;

import java.util.List;

/**
 * What a task asks of its node.
 *
 * @param cpuMhz CPU share in MHz
 * @param memoryMb memory limit in MiB
 * @param networks ports asked for in the task's {@code resources}, as job files before Nomad 1.0 do
 */
public record Resources(int cpuMhz, int memoryMb, List<Network> networks) {

  /** What a task that asks for nothing gets: 100 MHz, 300 MiB, no ports. */
  public static final Resources DEFAULT =
      new Resources(Defaults.CPU_MHZ, Defaults.MEMORY_MB, List.of());

  public Resources {
    networks = List.copyOf(networks);
  }
}
