package dev.caravan.core.jobspec.json;

/** Tasks in Nomad's API. */
final class TaskShapes {
  private TaskShapes() {}

  private static final Shape RESOURCES =
      new Shape.Builder("resources")
          .attribute("CPU", "cpu")
          .attribute("Cores", "cores")
          .attribute("MemoryMB", "memory")
          .attribute("MemoryMaxMB", "memory_max")
          .blocks("Networks", NetworkShapes.NETWORK)
          .opaque("DiskMB", "IOPS", "NUMA", "SecretsMB")
          .unsupported("Devices")
          .build();

  private static final Shape LOGS =
      new Shape.Builder("logs")
          .attribute("MaxFiles", "max_files")
          .attribute("MaxFileSizeMB", "max_file_size")
          .unsupported("Disabled", "Enabled")
          .build();

  static final Shape TASK =
      new Shape.Builder("task")
          .label("Name")
          .attribute("Driver", "driver")
          .attribute("User", "user")
          .attribute("Config", "config")
          .attribute("Env", "env")
          .attribute("Meta", "meta")
          .attribute("KillSignal", "kill_signal")
          .attribute("KillTimeout", "kill_timeout")
          .attribute("ShutdownDelay", "shutdown_delay")
          .attribute("Leader", "leader")
          .blocks("Constraints", PlacementShapes.CONSTRAINT)
          .blocks("Affinities", PlacementShapes.AFFINITY)
          .block("Resources", RESOURCES)
          .blocks("Services", ServiceShapes.SERVICE)
          .block("LogConfig", LOGS)
          .opaque("Actions", "CSIPluginConfig", "Consul", "Identities", "Identity", "Kind")
          .opaque("Schedule", "Secrets", "Vault")
          .unsupported(
              "Artifacts",
              "DispatchPayload",
              "Lifecycle",
              "RestartPolicy",
              "ScalingPolicies",
              "Templates",
              "VolumeMounts")
          .build();
}
