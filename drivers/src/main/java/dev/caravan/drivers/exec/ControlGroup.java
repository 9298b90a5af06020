package dev.caravan.drivers.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The control group of one task, in as many hierarchies as the host has.
 *
 * @param directories one in each hierarchy; processes enter all of them
 * @param settings what is written to which file when it is made, in this order
 * @param oomEvents a file with a line {@code oom_kill N}: how many processes were killed for using
 *     too much memory
 * @param counters where it tells what its processes use
 * @param endAll lines of a shell script that end all of its processes
 */
record ControlGroup(
    List<Path> directories,
    Map<Path, String> settings,
    Path oomEvents,
    List<Counter> counters,
    String endAll) {

  /** The file that lists its processes, and which processes enter by. */
  static Path members(Path directory) {
    return directory.resolve("cgroup.procs");
  }

  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
