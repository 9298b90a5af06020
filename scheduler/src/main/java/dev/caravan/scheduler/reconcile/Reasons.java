package dev.caravan.scheduler.reconcile;

/** Why things are done, in Nomad's words. */
public final class Reasons {
  public static final String NOT_NEEDED = "alloc not needed due to job update";
  public static final String UPDATING = "alloc is being updated due to job update";
  public static final String MIGRATING = "alloc is being migrated";
  public static final String NODE_TAINTED = "system alloc not needed as node is tainted";
  public static final String RESCHEDULED = "alloc was rescheduled because it failed";
  public static final String LOST = "alloc is lost since its node is down";
  public static final String UNKNOWN = "alloc is unknown since its node is disconnected";
  public static final String RECONNECTED = "alloc not needed due to disconnected client reconnect";
  public static final String JOB_STOPPED = "Cancelled because job is stopped";
  public static final String NEWER_VERSION = "Cancelled due to newer version of job";
  public static final String COMPLETED = "Deployment completed successfully";
  public static final String STAGGERED = "created to go on with a rolling update";
  public static final String FOLLOW_UP = "created for delayed rescheduling";

  public static final String DISCONNECT_TIMEOUT = "created for delayed disconnect timeout";

  private Reasons() {}
}
