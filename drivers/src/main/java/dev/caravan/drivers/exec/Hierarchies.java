package dev.caravan.drivers.exec;

import dev.caravan.core.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the control groups of a host are arranged. */
sealed interface Hierarchies permits CgroupsV1, CgroupsV2 {
  /** The directory, in each hierarchy, that has the groups of all tasks. */
  String HOME = "caravan";

  /** Makes what all groups are in. */
  void prepare() throws IOException;

  /** The group of this name. */
  ControlGroup group(String name, Limits limits);

  /**
   * Looks at what is mounted.
   *
   * @throws DriverException if there is nothing to limit tasks by
   */
  static Hierarchies find() throws DriverException {
    try {
      return of(Mounts.parse(Files.readString(Path.of("/proc/mounts"))));
    } catch (IOException e) {
      throw new DriverException("exec needs Linux with control groups: " + e, false, e);
    }
  }

  private static Hierarchies of(Mounts mounts) throws DriverException {
    if (mounts.hasV1()) {
      return new CgroupsV1(mounts);
    }
    return new CgroupsV2(
        mounts
            .unified()
            .orElseThrow(
                () ->
                    new DriverException(
                        "exec needs the control groups cpu, memory and pids; none are mounted",
                        true)));
  }
}
