package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import dev.caravan.drivers.support.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The container that a task asks for.
 *
 * @param name by which it is found again
 * @param image what it runs
 * @param entrypoint replaces the image's; empty to keep that
 * @param command replaces the image's; empty to keep that
 * @param env its environment
 * @param labels the job file's, and those that tell whose it is
 * @param mounts what it sees beside its image
 * @param ports what it publishes
 * @param network its network mode, or null for the daemon's default
 * @param hostname its host name, or null for the daemon's choice
 * @param directory its working directory, or null for the image's
 * @param user whom it runs as, or null for the image's choice
 * @param cpuShares its share of the CPU against others, in MHz
 * @param memoryBytes its hard limit, without swap
 * @param reservedMemoryBytes what is set aside for it; less than the limit where it may use more
 * @param cores the cores that it runs on; empty for all
 * @param options what else it asks for
 */
record ContainerSpec(
    String name,
    String image,
    List<String> entrypoint,
    List<String> command,
    Map<String, String> env,
    Map<String, String> labels,
    ContainerMounts mounts,
    List<PublishedPort> ports,
    @Nullable String network,
    @Nullable String hostname,
    @Nullable String directory,
    @Nullable String user,
    int cpuShares,
    long memoryBytes,
    long reservedMemoryBytes,
    List<Integer> cores,
    ContainerOptions options) {

  static final ConfigSchema SCHEMA =
      ContainerMounts.addTo(ContainerOptions.addTo(ConfigSchema.of(DockerDriver.NAME)))
          .require("image", ConfigType.TEXT)
          .allow(ConfigType.TEXT, "command")
          .allow(ConfigType.TEXTS, "args", "entrypoint", "ports")
          .allow(ConfigType.MAP, "port_map", "labels")
          .allowBlocks(Images.AUTH, "auth")
          .allow(ConfigType.TEXT, "work_dir", "network_mode", "hostname")
          .allow(ConfigType.TEXT, "load")
          .allow(ConfigType.DURATION, "image_pull_timeout")
          .allow(ConfigType.FLAG, "force_pull", "auth_soft_fail");

  /** The label that names the allocation. */
  static final String ALLOCATION_LABEL = "dev.caravan.alloc_id";

  private static final int LEAST_CPU_SHARES = 2;
  private static final long BYTES_PER_MIB = 1 << 20;

  /**
   * The container of a task.
   *
   * @throws DriverException if the configuration asks for what makes no sense, or for what the host
   *     does not allow
   */
  static ContainerSpec of(TaskRequest request, Config config, DockerPolicy policy)
      throws DriverException {
    Environment.check(request.env());
    ContainerOptions options = new ContainerOptions(config, request.cpuMhz());
    options.check(policy);
    List<PublishedPort> ports = PublishedPort.of(config, request.ports());
    return new ContainerSpec(
        name(request),
        config.text("image").orElseThrow(),
        config.texts("entrypoint"),
        command(config),
        env(request, ports),
        labels(request, config),
        ContainerMounts.of(request, config, policy),
        ports,
        config.text("network_mode").orElse(null),
        config.text("hostname").orElse(null),
        config.text("work_dir").orElse(null),
        request.user(),
        Math.max(LEAST_CPU_SHARES, request.cpuMhz()),
        Math.max(request.memoryMb(), request.memoryMaxMb()) * BYTES_PER_MIB,
        request.memoryMb() * BYTES_PER_MIB,
        request.cores(),
        options);
  }

  /** Unique per task and allocation. Docker allows letters, digits and, but first, a few more. */
  static String name(TaskRequest request) {
    String task =
        request.task().replaceAll("[^a-zA-Z0-9_.-]", "_").replaceAll("^[^a-zA-Z0-9]", "x");
    return task + "-" + request.allocationId();
  }

  private static List<String> command(Config config) {
    Optional<String> command = config.text("command");
    return Stream.concat(command.stream(), config.texts("args").stream()).toList();
  }

  /** A mapped port is another one inside, and this is what the task must listen on. */
  private static Map<String, String> env(TaskRequest request, List<PublishedPort> ports) {
    Map<String, String> env = new LinkedHashMap<>(request.env());
    for (PublishedPort port : ports) {
      env.computeIfPresent(
          "NOMAD_PORT_" + port.label(), (name, value) -> Integer.toString(port.inside()));
    }
    return env;
  }

  private static Map<String, String> labels(TaskRequest request, Config config) {
    Map<String, String> labels = new LinkedHashMap<>(config.map("labels"));
    labels.put(ALLOCATION_LABEL, request.allocationId().value());
    labels.put("dev.caravan.namespace", request.jobId().namespace());
    labels.put("dev.caravan.job", request.jobId().value());
    labels.put("dev.caravan.task_group", request.taskGroup());
    labels.put("dev.caravan.task", request.task());
    return labels;
  }
}
