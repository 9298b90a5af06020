package dev.caravan.drivers.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How fast this machine's cores are, to tell the use of CPU in MHz. */
public final class CpuSpeed {
  private static final double UNKNOWN = 1000;
  private static final double MHZ = read(Path.of("/proc/cpuinfo"));

  private CpuSpeed() {}

  /** The MHz that a share of one core comes to; 100 percent is a whole core. */
  public static double mhz(double percent) {
    return percent / 100 * MHZ;
  }

  private static double read(Path cpuinfo) {
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      return lines
          .filter(line -> line.startsWith("cpu MHz"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).trim()))
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException notLinux) {
      return UNKNOWN;
    }
  }
}
