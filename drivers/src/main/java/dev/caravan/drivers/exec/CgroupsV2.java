package dev.caravan.drivers.exec;

import dev.caravan.core.driver.TaskUsage.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One hierarchy for all controllers. The kernel ends a whole group by itself. */
record CgroupsV2(Path root) implements Hierarchies {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final String CONTROLLERS = "+cpu +memory +pids";

  @Override
  public void prepare() throws IOException {
    Path home = root.resolve(HOME);
    Files.writeString(root.resolve("cgroup.subtree_control"), CONTROLLERS);
    Files.createDirectories(home);
    Files.writeString(home.resolve("cgroup.subtree_control"), CONTROLLERS);
  }

  @Override
  public ControlGroup group(String name, Limits limits) {
    Path directory = root.resolve(HOME).resolve(name);
    return new ControlGroup(
        List.of(directory),
        settings(directory, limits),
        directory.resolve("memory.events"),
        counters(directory),
        "echo 1 > %s 2>/dev/null\n"
            .formatted(ControlGroup.quoted(directory.resolve("cgroup.kill"))));
  }

  private static List<Counter> counters(Path directory) {
    Path cpu = directory.resolve("cpu.stat");
    return List.of(
        Counter.of(Measure.THROTTLED_PERIODS, cpu, "nr_throttled"),
        new Counter(Measure.THROTTLED_TIME, cpu, "throttled_usec", NANOS_PER_MICRO),
        Counter.of(Measure.CACHE, directory.resolve("memory.stat"), "file"),
        Counter.of(Measure.SWAP, directory.resolve("memory.swap.current")),
        Counter.of(Measure.USAGE, directory.resolve("memory.current")));
  }

  private static Map<Path, String> settings(Path directory, Limits limits) {
    Map<Path, String> settings = new LinkedHashMap<>();
    settings.put(directory.resolve("cpu.weight"), Long.toString(limits.cpuWeight()));
    if (limits.cpuCores() > 0) {
      settings.put(directory.resolve("cpu.max"), limits.cpuQuota() + " " + Limits.CPU_PERIOD);
    }
    settings.put(directory.resolve("memory.max"), Long.toString(limits.memoryBytes()));
    settings.put(directory.resolve("memory.swap.max"), "0");
    settings.put(directory.resolve("memory.oom.group"), "1");
    if (limits.processes() > 0) {
      settings.put(directory.resolve("pids.max"), Long.toString(limits.processes()));
    }
    return settings;
  }
}
