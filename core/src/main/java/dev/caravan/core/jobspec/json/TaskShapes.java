package dev.caravan.core.jobspec.json;

/** Tasks in Nomad's API. */
final class TaskShapes {
  private TaskShapes() {}

  private static final Shape DEVICE =
      new Shape.Builder("device")
          .label("Name")
          .attribute("Count", "count")
          .blocks("Constraints", PlacementShapes.CONSTRAINT)
          .blocks("Affinities", PlacementShapes.AFFINITY)
          .build();

  private static final Shape RESOURCES =
      new Shape.Builder("resources")
          .attribute("CPU", "cpu")
          .attribute("Cores", "cores")
          .attribute("MemoryMB", "memory")
          .attribute("MemoryMaxMB", "memory_max")
          .blocks("Networks", NetworkShapes.NETWORK)
          .blocks("Devices", DEVICE)
          .opaque("DiskMB", "IOPS", "NUMA", "SecretsMB")
          .build();

  private static final Shape LOGS =
      new Shape.Builder("logs")
          .attribute("MaxFiles", "max_files")
          .attribute("MaxFileSizeMB", "max_file_size")
          .attribute("Disabled", "disabled")
          .attribute("Enabled", "enabled")
          .build();

  private static final Shape LIFECYCLE =
      new Shape.Builder("lifecycle")
          .attribute("Hook", "hook")
          .attribute("Sidecar", "sidecar")
          .build();

  private static final Shape DISPATCH_PAYLOAD =
      new Shape.Builder("dispatch_payload").attribute("File", "file").build();

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
          .block("RestartPolicy", PolicyShapes.RESTART)
          .optionalBlock("Lifecycle", LIFECYCLE)
          .optionalBlock("DispatchPayload", DISPATCH_PAYLOAD)
          .blocks("Artifacts", FileShapes.ARTIFACT)
          .blocks("Templates", FileShapes.TEMPLATE)
          .blocks("VolumeMounts", FileShapes.VOLUME_MOUNT)
          .blocks("ScalingPolicies", PolicyShapes.SCALING_OF_TASK)
          .opaque("Actions", "CSIPluginConfig", "Consul", "Identities", "Identity", "Kind")
          .opaque("Schedule", "Secrets", "Vault")
          .build();
}
