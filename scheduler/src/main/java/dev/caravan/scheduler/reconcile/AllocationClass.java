package dev.caravan.scheduler.reconcile;

/** How an allocation counts when a task group is reconciled. */
enum AllocationClass {
  /** It is over, and its place is to be filled as if it had never been. */
  IGNORED,
  /** It has ended for an older version of a batch job, which runs anew. */
  OUTDATED,
  /** It was running on a node that is gone. */
  LOST,
  /** It was lost or stopped to be moved before, and nothing has taken its place yet. */
  LOST_BEFORE,
  /** Its node came out of sight; another one takes its place, in case it does not come back. */
  DISCONNECTING,
  /** Its node came out of sight, and it keeps its place. */
  DISCONNECTING_IN_PLACE,
  /** Its node has been out of sight, and its place is to be filled meanwhile. */
  UNKNOWN,
  /** It is to be stopped, and another one takes its place. */
  MIGRATING,
  /** It failed, and is replaced now. */
  FAILED_NOW_DUE,
  /** It failed, keeps its place, and an evaluation to replace it later is to be made. */
  FAILED_DUE_LATER,
  /** It fills its place. */
  KEPT
}
