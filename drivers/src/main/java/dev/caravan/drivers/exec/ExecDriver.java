package dev.caravan.drivers.exec;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.process.CommandRunner;
import dev.caravan.drivers.process.Containment;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import dev.caravan.drivers.support.CpuSpeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes whose use of the host is limited by control groups, of version 1 or 2;
 * {@code exec} in job files. Needs a host that may make such groups: one that runs as root.
 *
 * <p>Configuration: {@code command} and {@code args}, as for {@code raw_exec}; {@code
 * cpu_hard_limit}, whether the task's MHz are all that it gets, and not only its share when there
 * is too little; {@code pids_limit}, how many processes and threads it may have.
 *
 * <p>Kept are the memory (what uses more is killed, and the task's end says so), the share of the
 * CPU, and the number of processes. A process cannot leave its task: when the command ends, all
 * that it has started ends, also what is in sessions of its own. Not isolated are the file system,
 * the network and what the task sees of other processes. It runs as the task's user, or the host's.
 */
public final class ExecDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "exec";

  private static final ConfigSchema SCHEMA =
      ConfigSchema.of(NAME)
          .require("command", ConfigType.TEXT)
          .allow(ConfigType.TEXTS, "args")
          .allow(ConfigType.FLAG, "cpu_hard_limit")
          .allow(ConfigType.NUMBER, "pids_limit");

  private static final long BYTES_PER_MIB = 1 << 20;

  private final CommandRunner runner = new CommandRunner(NAME);
  private volatile @Nullable Hierarchies hierarchies;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      runner.check();
      probe();
      return new Fingerprint(true, "Healthy", Map.of("driver." + NAME, "1"));
    } catch (DriverException e) {
      return new Fingerprint(false, String.valueOf(e.getMessage()), Map.of());
    }
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return SCHEMA.problems(config);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Config config = Config.read(SCHEMA, request.config());
    List<String> command = new ArrayList<>(List.of(config.text("command").orElseThrow()));
    command.addAll(config.texts("args"));
    return runner.start(request, command, containment(request, limits(request, config)));
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    // A host that may not make groups has none to look for.
    return runner.knows(request)
        ? runner.recover(request, containment(request, limitsOf(request, 0, 0)))
        : Optional.empty();
  }

  @Override
  public void close() {
    runner.close();
  }

  private static Limits limits(TaskRequest request, Config config) throws DriverException {
    double cores = config.flag("cpu_hard_limit") ? request.cpuMhz() / CpuSpeed.mhz(100) : 0;
    return limitsOf(request, cores, config.number("pids_limit").orElse(0L));
  }

  private static Limits limitsOf(TaskRequest request, double cores, long processes) {
    long memoryMb = Math.max(request.memoryMb(), request.memoryMaxMb());
    return new Limits(request.cpuMhz(), cores, memoryMb * BYTES_PER_MIB, processes);
  }

  private Containment containment(TaskRequest request, Limits limits) throws DriverException {
    String task = request.task().replaceAll("[^a-zA-Z0-9_-]", "_");
    return new CgroupContainment(
        hierarchies().group(request.allocationId().value() + "-" + task, limits));
  }

  /** Makes a group of no use, to see whether it can be done. */
  private void probe() throws DriverException {
    Hierarchies found = hierarchies();
    Limits smallest = new Limits(100, 0, BYTES_PER_MIB, 0);
    CgroupContainment probe =
        new CgroupContainment(
            found.group("probe-" + ProcessHandle.current().pid() + "-" + hashCode(), smallest));
    try {
      probe.make();
      probe.remove(Path.of("/bin/sh"));
    } catch (IOException e) {
      throw cannotMake(e);
    }
  }

  private Hierarchies hierarchies() throws DriverException {
    Hierarchies known = hierarchies;
    if (known == null) {
      known = Hierarchies.find();
      try {
        known.prepare();
      } catch (IOException e) {
        throw cannotMake(e);
      }
      hierarchies = known;
    }
    return known;
  }

  private static DriverException cannotMake(IOException cause) {
    return new DriverException(
        "exec needs a host that may make control groups, which is root as a rule: " + cause,
        true,
        cause);
  }
}
