package dev.caravan.scheduler.feasibility;

/** Why a task group does not fit a node. */
public sealed interface Rejection {

  /** Nomad's words for it. */
  String reason();

  /** The node is of the wrong kind: this will not change by waiting for room. */
  record Filtered(String reason) implements Rejection {}

  /** The node has not enough of something left. */
  record Exhausted(String reason) implements Rejection {}
}
