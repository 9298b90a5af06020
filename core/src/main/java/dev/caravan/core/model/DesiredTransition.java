package dev.caravan.core.model;

/** What is to become of an allocation when its job is evaluated next. */
public enum DesiredTransition {
  /** It is stopped, and another one takes its place. */
  MIGRATE,
  /** If it has failed it is replaced now, whatever its reschedule policy says. */
  FORCE_RESCHEDULE
}
