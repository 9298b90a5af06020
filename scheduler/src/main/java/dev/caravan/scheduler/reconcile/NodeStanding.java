package dev.caravan.scheduler.reconcile;

/** What a node is to a task group of a system job. */
public enum NodeStanding {
  /** It is gone: what ran there is lost. */
  DOWN,
  /**
   * It goes on with what it has, but is given nothing new: it is ineligible, or drains, or a driver
   * that the group needs cannot run tasks for now.
   */
  CLOSED,
  /** It is of another datacenter, or of the wrong kind: nothing of the group belongs there. */
  UNFIT,
  /** It is to have one allocation of the group. */
  FIT
}
