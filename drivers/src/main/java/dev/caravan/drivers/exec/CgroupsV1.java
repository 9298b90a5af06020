package dev.caravan.drivers.exec;

import dev.caravan.core.driver.TaskUsage.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A hierarchy for each controller. Processes are ended while they are frozen, so that none can
 * start another one meanwhile.
 */
record CgroupsV1(Mounts mounts) implements Hierarchies {
  private static final List<String> CONTROLLERS = List.of("freezer", "cpu", "memory", "pids");

  @Override
  public void prepare() throws IOException {
    for (Path home : homes().toList()) {
      Files.createDirectories(home);
    }
  }

  @Override
  public ControlGroup group(String name, Limits limits) {
    Path memory = directory("memory", name);
    return new ControlGroup(
        homes().map(home -> home.resolve(name)).distinct().toList(),
        settings(name, limits),
        memory.resolve("memory.oom_control"),
        counters(memory, directory("cpu", name).resolve("cpu.stat")),
        endAll(directory("freezer", name)));
  }

  private Stream<Path> homes() {
    return CONTROLLERS.stream().map(controller -> mounts.controller(controller).resolve(HOME));
  }

  private Path directory(String controller, String name) {
    return mounts.controller(controller).resolve(HOME).resolve(name);
  }

  private Map<Path, String> settings(String name, Limits limits) {
    Map<Path, String> settings = new LinkedHashMap<>();
    Path cpu = directory("cpu", name);
    settings.put(cpu.resolve("cpu.shares"), Long.toString(limits.cpuShares()));
    if (limits.cpuCores() > 0) {
      settings.put(cpu.resolve("cpu.cfs_period_us"), Long.toString(Limits.CPU_PERIOD));
      settings.put(cpu.resolve("cpu.cfs_quota_us"), Long.toString(limits.cpuQuota()));
    }
    Path memory = directory("memory", name);
    String bytes = Long.toString(limits.memoryBytes());
    settings.put(memory.resolve("memory.limit_in_bytes"), bytes);
    if (Files.exists(mounts.controller("memory").resolve("memory.memsw.limit_in_bytes"))) {
      settings.put(memory.resolve("memory.memsw.limit_in_bytes"), bytes);
    }
    if (limits.processes() > 0) {
      settings.put(directory("pids", name).resolve("pids.max"), Long.toString(limits.processes()));
    }
    return settings;
  }

  private static List<Counter> counters(Path memory, Path cpu) {
    Path kinds = memory.resolve("memory.stat");
    return List.of(
        Counter.of(Measure.THROTTLED_PERIODS, cpu, "nr_throttled"),
        Counter.of(Measure.THROTTLED_TIME, cpu, "throttled_time"),
        Counter.of(Measure.RSS, kinds, "rss"),
        Counter.of(Measure.CACHE, kinds, "cache"),
        Counter.of(Measure.SWAP, kinds, "swap"),
        Counter.of(Measure.USAGE, memory.resolve("memory.usage_in_bytes")),
        Counter.of(Measure.MAX_USAGE, memory.resolve("memory.max_usage_in_bytes")),
        Counter.of(Measure.KERNEL_USAGE, memory.resolve("memory.kmem.usage_in_bytes")),
        Counter.of(Measure.KERNEL_MAX_USAGE, memory.resolve("memory.kmem.max_usage_in_bytes")));
  }

  private static String endAll(Path freezer) {
    return """
        while read -r member < %1$s; do
          echo FROZEN > %2$s
          while read -r member; do kill -s KILL "$member"; done < %1$s
          echo THAWED > %2$s
        done 2>/dev/null
        """
        .formatted(
            ControlGroup.quoted(ControlGroup.members(freezer)),
            ControlGroup.quoted(freezer.resolve("freezer.state")));
  }
}
