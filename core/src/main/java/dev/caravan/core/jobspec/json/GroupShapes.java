package dev.caravan.core.jobspec.json;

/** Task groups in Nomad's API. */
final class GroupShapes {
  private GroupShapes() {}

  private static final Shape DISK =
      new Shape.Builder("ephemeral_disk")
          .attribute("SizeMB", "size")
          .attribute("Sticky", "sticky")
          .attribute("Migrate", "migrate")
          .build();

  private static final Shape DISCONNECT =
      new Shape.Builder("disconnect")
          .attribute("LostAfter", "lost_after")
          .attribute("StopOnClientAfter", "stop_on_client_after")
          .attribute("Replace", "replace")
          .attribute("Reconcile", "reconcile")
          .build();

  private static final Shape MOUNT_OPTIONS =
      new Shape.Builder("mount_options")
          .attribute("FSType", "fs_type")
          .attribute("MountFlags", "mount_flags")
          .build();

  /** The name is the key it stands under. */
  private static final Shape VOLUME =
      new Shape.Builder("volume")
          .ignored("Name")
          .attribute("Type", "type")
          .attribute("Source", "source")
          .attribute("ReadOnly", "read_only")
          .attribute("AccessMode", "access_mode")
          .attribute("AttachmentMode", "attachment_mode")
          .attribute("PerAlloc", "per_alloc")
          .attribute("Sticky", "sticky")
          .block("MountOptions", MOUNT_OPTIONS)
          .build();

  static final Shape GROUP =
      new Shape.Builder("group")
          .label("Name")
          .attribute("Count", "count")
          .attribute("ShutdownDelay", "shutdown_delay")
          .attribute("Meta", "meta")
          .blocks("Constraints", PlacementShapes.CONSTRAINT)
          .blocks("Affinities", PlacementShapes.AFFINITY)
          .blocks("Networks", NetworkShapes.NETWORK)
          .blocks("Spreads", PlacementShapes.SPREAD)
          .blocks("Services", ServiceShapes.SERVICE)
          .blocks("Tasks", TaskShapes.TASK)
          .block("EphemeralDisk", DISK)
          .block("RestartPolicy", PolicyShapes.RESTART)
          .block("ReschedulePolicy", PolicyShapes.RESCHEDULE)
          .block("Update", PolicyShapes.UPDATE)
          .block("Migrate", PolicyShapes.MIGRATE)
          .block("Scaling", PolicyShapes.SCALING_OF_GROUP)
          .block("Disconnect", DISCONNECT)
          .attribute("MaxClientDisconnect", "max_client_disconnect")
          .attribute("StopAfterClientDisconnect", "stop_after_client_disconnect")
          .attribute("PreventRescheduleOnLost", "prevent_reschedule_on_lost")
          .attribute("MaxRunDuration", "max_run_duration")
          .mapped("Volumes", VOLUME)
          .opaque("Consul")
          .build();
}
