package dev.caravan.scheduler.reconcile;

/** How an allocation counts when a task group is reconciled. */
enum AllocationClass {
  /** It is over, and its place is to be filled as if it had never been. */
  IGNORED,
  /** It was running on a node that is gone. */
  LOST,
  /** It was lost before, and nothing has taken its place yet. */
  LOST_BEFORE,
  /** It fills its place. */
  KEPT
}
