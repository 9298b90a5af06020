package dev.caravan.core.model;

import java.util.List;
import java.util.Map;

/**
 * What a task asks of its node.
 *
 * @param cpuMhz CPU share in MHz; 0 where it asks for cores
 * @param cores how many whole cores it wants for itself; 0 for a share of all
 * @param memoryMb memory limit in MiB
 * @param memoryMaxMb how much memory it may use where there is some to spare; 0 for no more than
 *     its limit
 * @param networks ports asked for in the task's {@code resources}, as job files before Nomad 1.0 do
 * @param devices devices it wants
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record Resources(
    int cpuMhz,
    int cores,
    int memoryMb,
    int memoryMaxMb,
    List<Network> networks,
    List<DeviceRequest> devices,
    Map<String, Object> opaque) {

  /** What a task that asks for nothing gets: 100 MHz, 300 MiB, no ports. */
  public static final Resources DEFAULT =
      new Resources(Defaults.CPU_MHZ, 0, Defaults.MEMORY_MB, 0, List.of(), List.of(), Map.of());

  public Resources {
    networks = List.copyOf(networks);
    devices = IfAbsent.none(devices);
    opaque = Opaque.copy(opaque);
  }

  /** This much CPU (MHz) and memory (MiB), and these ports. */
  public static Resources of(int cpuMhz, int memoryMb, Network... networks) {
    return new Resources(cpuMhz, 0, memoryMb, 0, List.of(networks), List.of(), Map.of());
  }
}
