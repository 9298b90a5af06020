package dev.caravan.drivers.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import dev.caravan.core.driver.DriverException;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import dev.caravan.drivers.support.CpuSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a task asks of its container beyond the usual, by the names that Nomad has for it. Most of
 * it is handed to the daemon as it is.
 *
 * @param config the task's configuration
 * @param cpuMhz the task's share of the CPU
 */
record ContainerOptions(Config config, int cpuMhz) {
  private static final long DEFAULT_PERIOD = 100_000;
  private static final long BYTES_PER_MIB = 1 << 20;
  private static final int MOST_LIKELY_TO_BE_KILLED = 1000;
  private static final String HOST = "host";
  private static final List<String> HOST_MODES =
      List.of("pid_mode", "ipc_mode", "uts_mode", "userns_mode", "cgroupns");
  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";

  private static final ConfigSchema DEVICE =
      ConfigSchema.of(DockerDriver.NAME)
          .require("host_path", ConfigType.TEXT)
          .allow(ConfigType.TEXT, "container_path", "cgroup_permissions");

  private static final ConfigSchema LOGGING =
      ConfigSchema.of(DockerDriver.NAME)
          .allow(ConfigType.TEXT, "type", "driver")
          .allow(ConfigType.MAP, "config");

  private static final ConfigSchema HEALTHCHECKS =
      ConfigSchema.of(DockerDriver.NAME).allow(ConfigType.FLAG, "disable");

  /** Adds its keys to those of a container. */
  static ConfigSchema addTo(ConfigSchema schema) {
    return schema
        .allow(ConfigType.TEXTS, "dns_servers", "dns_search_domains", "dns_options", "extra_hosts")
        .allow(ConfigType.TEXTS, "cap_add", "cap_drop", "security_opt", "network_aliases")
        .allow(ConfigType.TEXTS, "group_add")
        .allow(ConfigType.FLAG, "privileged", "readonly_rootfs", "init", "interactive", "tty")
        .allow(ConfigType.FLAG, "cpu_hard_limit")
        .allow(ConfigType.NUMBER, "cpu_cfs_period", "memory_hard_limit", "shm_size", "pids_limit")
        .allow(ConfigType.NUMBER, "oom_score_adj")
        .allow(ConfigType.MAP, "sysctl", "ulimit", "storage_opt")
        .allow(ConfigType.TEXT, "pid_mode", "ipc_mode", "uts_mode", "userns_mode", "cgroupns")
        .allow(ConfigType.TEXT, "runtime")
        .allow(ConfigType.TEXT, "ipv4_address", "ipv6_address", "mac_address")
        .allowBlocks(DEVICE, "devices")
        .allowBlocks(LOGGING, "logging")
        .allowBlocks(HEALTHCHECKS, "healthchecks");
  }

  /**
   * Refuses what the host does not allow.
   *
   * @throws DriverException that names it
   */
  void check(DockerPolicy policy) throws DriverException {
    policy.checkCapabilities(config.texts("cap_add"));
    if (config.flag("privileged")) {
      policy.checkPrivileged("\"privileged\"");
    }
    if (!config.maps("devices", DEVICE).isEmpty()) {
      policy.checkPrivileged("\"devices\"");
    }
    for (String mode : HOST_MODES) {
      if (config.text(mode).filter(HOST::equals).isPresent()) {
        policy.checkPrivileged("%s \"host\"".formatted(mode));
      }
    }
    if (config.text("runtime").isPresent()) {
      policy.checkRuntime(config.text("runtime").orElseThrow());
    }
    for (String option : config.texts("security_opt")) {
      if (!option.startsWith(NO_NEW_PRIVILEGES)) {
        policy.checkPrivileged("security_opt \"%s\"".formatted(option));
      }
    }
  }

  /** Asks for it. */
  void apply(CreateContainerCmd create, HostConfig host) throws DriverException {
    applyToNetwork(create, host);
    applyRights(host);
    applyLimits(host);
    applyModes(create, host);
    applyLogging(host);
  }

  private void applyToNetwork(CreateContainerCmd create, HostConfig host) {
    ifAny("dns_servers", host::withDns);
    ifAny("dns_search_domains", host::withDnsSearch);
    ifAny("dns_options", host::withDnsOptions);
    ifAny("extra_hosts", hosts -> host.withExtraHosts(hosts.toArray(String[]::new)));
    ifAny("network_aliases", create::withAliases);
    config.text("ipv4_address").ifPresent(create::withIpv4Address);
    config.text("ipv6_address").ifPresent(create::withIpv6Address);
    config.text("mac_address").ifPresent(create::withMacAddress);
  }

  private void applyRights(HostConfig host) throws DriverException {
    host.withCapAdd(capabilities("cap_add")).withCapDrop(capabilities("cap_drop"));
    ifAny("security_opt", host::withSecurityOpts);
    ifAny("group_add", host::withGroupAdd);
    if (config.flag("privileged")) {
      host.withPrivileged(true);
    }
    List<Device> devices = new ArrayList<>();
    for (Config device : config.maps("devices", DEVICE)) {
      String outside = device.text("host_path").orElseThrow();
      devices.add(
          new Device(
              device.text("cgroup_permissions").orElse("rwm"),
              device.text("container_path").orElse(outside),
              outside));
    }
    host.withDevices(devices);
  }

  private void applyLimits(HostConfig host) throws DriverException {
    if (config.flag("cpu_hard_limit")) {
      long period = config.number("cpu_cfs_period").orElse(DEFAULT_PERIOD);
      host.withCpuPeriod(period).withCpuQuota(Math.round(period * cpuMhz / CpuSpeed.mhz(100)));
    }
    Long hardMib = config.number("memory_hard_limit").orElse(null);
    if (hardMib != null) {
      host.withMemory(hardMib * BYTES_PER_MIB).withMemorySwap(hardMib * BYTES_PER_MIB);
    }
    Long outOfMemoryScore = config.number("oom_score_adj").orElse(0L);
    if (outOfMemoryScore < 0 || outOfMemoryScore > MOST_LIKELY_TO_BE_KILLED) {
      throw new DriverException(
          "oom_score_adj must be from 0 to %d, not %d"
              .formatted(MOST_LIKELY_TO_BE_KILLED, outOfMemoryScore),
          false);
    }
    host.withOomScoreAdj(outOfMemoryScore.intValue());
    config.number("shm_size").ifPresent(host::withShmSize);
    config.number("pids_limit").ifPresent(host::withPidsLimit);
    List<Ulimit> ulimits = new ArrayList<>();
    for (Map.Entry<String, String> limit : config.map("ulimit").entrySet()) {
      ulimits.add(ulimit(limit.getKey(), limit.getValue()));
    }
    host.withUlimits(ulimits);
    ifAnyMapped("sysctl", host::withSysctls);
    ifAnyMapped("storage_opt", host::withStorageOpt);
  }

  private void applyModes(CreateContainerCmd create, HostConfig host) throws DriverException {
    host.withReadonlyRootfs(config.flag("readonly_rootfs")).withInit(config.flag("init"));
    create.withStdinOpen(config.flag("interactive")).withTty(config.flag("tty"));
    config.text("pid_mode").ifPresent(host::withPidMode);
    config.text("ipc_mode").ifPresent(host::withIpcMode);
    config.text("uts_mode").ifPresent(host::withUtSMode);
    config.text("userns_mode").ifPresent(host::withUsernsMode);
    config.text("cgroupns").ifPresent(host::withCgroupnsMode);
    config.text("runtime").ifPresent(host::withRuntime);
    config.text("volume_driver").ifPresent(host::withVolumeDriver);
    for (Config checks : config.maps("healthchecks", HEALTHCHECKS)) {
      if (checks.flag("disable")) {
        create.withHealthcheck(new HealthCheck().withTest(List.of("NONE")));
      }
    }
  }

  /** The daemon's log is read back, so it must be of a kind that can be. */
  private void applyLogging(HostConfig host) throws DriverException {
    for (Config logging : config.maps("logging", LOGGING)) {
      String type = logging.text("type").or(() -> logging.text("driver")).orElse("json-file");
      LogConfig.LoggingType known =
          switch (type) {
            case "json-file" -> LogConfig.LoggingType.JSON_FILE;
            case "local" -> LogConfig.LoggingType.LOCAL;
            case "journald" -> LogConfig.LoggingType.JOURNALD;
            default ->
                throw new DriverException(
                    "logging type \"%s\" cannot be read back; use json-file, local or journald"
                        .formatted(type),
                    false);
          };
      host.withLogConfig(new LogConfig(known, logging.map("config")));
    }
  }

  private Capability[] capabilities(String key) throws DriverException {
    List<Capability> capabilities = new ArrayList<>();
    for (String name : config.texts(key)) {
      String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
      try {
        capabilities.add(Capability.valueOf(plain));
      } catch (IllegalArgumentException unknown) {
        throw new DriverException(
            "%s: there is no capability \"%s\"".formatted(key, name), false, unknown);
      }
    }
    return capabilities.toArray(Capability[]::new);
  }

  /** A soft and a hard limit, or one number for both. */
  private static Ulimit ulimit(String name, String value) throws DriverException {
    if (!value.matches("-?\\d{1,18}(:-?\\d{1,18})?")) {
      throw new DriverException(
          "ulimit \"%s\" must be a number, or two as soft:hard, not %s".formatted(name, value),
          false);
    }
    String[] limits = value.split(":", -1);
    return new Ulimit(name, Long.parseLong(limits[0]), Long.parseLong(limits[limits.length - 1]));
  }

  private void ifAny(String key, Consumer<List<String>> use) {
    List<String> values = config.texts(key);
    if (!values.isEmpty()) {
      use.accept(values);
    }
  }

  private void ifAnyMapped(String key, Consumer<Map<String, String>> use) {
    Map<String, String> values = config.map(key);
    if (!values.isEmpty()) {
      use.accept(values);
    }
  }
}
