package dev.caravan.drivers.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where control groups are mounted.
 *
 * @param controllers of version 1, by name
 * @param v2 the hierarchy of version 2, or null
 */
record Mounts(Map<String, Path> controllers, @Nullable Path v2) {
  private static final List<String> NEEDED = List.of("cpu", "memory", "pids", "freezer");

  /** Reads what {@code /proc/mounts} tells. */
  static Mounts parse(String table) {
    Map<String, Path> controllers = new TreeMap<>();
    Path v2 = null;
    for (String line : table.lines().toList()) {
      String[] fields = line.split(" ", -1);
      if (fields[2].equals("cgroup2")) {
        v2 = Path.of(fields[1]);
      } else if (fields[2].equals("cgroup")) {
        for (String option : fields[3].split(",", -1)) {
          controllers.put(option, Path.of(fields[1]));
        }
      }
    }
    controllers.keySet().retainAll(NEEDED);
    return new Mounts(controllers, v2);
  }

  /** Whether version 1 has all that is needed. */
  boolean hasV1() {
    return controllers.keySet().containsAll(NEEDED);
  }

  Path controller(String name) {
    return Optional.ofNullable(controllers.get(name)).orElseThrow();
  }

  Optional<Path> unified() {
    return Optional.ofNullable(v2);
  }
}
