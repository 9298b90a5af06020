package dev.caravan.scheduler;

import com.sun.management.OperatingSystemMXBean;
import dev.caravan.core.model.NodeResources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be found out about this machine. */
final class HostFacts {
  private static final int MIB = 1024 * 1024;

  /** What a core counts for where its speed cannot be found out, in MHz. */
  private static final int ASSUMED_CORE_MHZ = 1000;

  private HostFacts() {}

  /**
   * CPU (cores times their speed), memory and free disk of this machine.
   *
   * @param directory where allocations are kept
   */
  static NodeResources resources(Path directory) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    int cores = system.getAvailableProcessors();
    return NodeResources.of(
            cores * coreMhz(),
            (int) (system.getTotalMemorySize() / MIB),
            (int) Math.min(Integer.MAX_VALUE, directory.toFile().getUsableSpace() / MIB))
        .withCores(IntStream.range(0, cores).boxed().toList());
  }

  /** Attributes in Nomad's words: {@code kernel.name}, {@code cpu.arch} … */
  static Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("kernel.name", System.getProperty("os.name").toLowerCase(Locale.ROOT));
    attributes.put("kernel.version", System.getProperty("os.version"));
    attributes.put("cpu.arch", System.getProperty("os.arch"));
    attributes.put("cpu.numcores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return attributes;
  }

  private static int coreMhz() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("cpu MHz"))
          .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(':') + 1).trim()))
          .max()
          .orElse(ASSUMED_CORE_MHZ);
    } catch (IOException | NumberFormatException e) {
      return ASSUMED_CORE_MHZ;
    }
  }
}
