package dev.caravan.scheduler.reconcile;

/** What becomes of a system job's task group on one node. */
enum SystemFate {
  /** Nothing of it is there, and nothing belongs there. */
  NONE,
  /** One is placed. */
  PLACED,
  /** What is there, running or done, is as it should be. */
  KEPT,
  /** What is there ends, and nothing takes its place. */
  NOT_NEEDED,
  /** What is there was lost with the node. */
  LOST,
  /** What is there ends, and another one takes its place if the node still takes it. */
  MIGRATED,
  /** What is there is of an older version. */
  OUTDATED
}
