package dev.caravan.core.model;

/** What a task is to the others of its group, as its {@code lifecycle} block says. */
public enum TaskRole {
  /** Runs to its end before the main tasks start. */
  PRESTART,
  /** Starts before the main tasks and runs beside them. */
  PRESTART_SIDECAR,
  /** What the group is for. */
  MAIN,
  /** Runs to its end once all main tasks have started. */
  POSTSTART,
  /** Starts once all main tasks have started, and runs beside them. */
  POSTSTART_SIDECAR,
  /** Runs to its end when all main tasks have ended, also when they were told to. */
  POSTSTOP;

  static TaskRole of(Task task) {
    TaskLifecycle lifecycle = task.lifecycle();
    if (lifecycle == null) {
      return MAIN;
    }
    return switch (lifecycle.hook()) {
      case PRESTART -> lifecycle.sidecar() ? PRESTART_SIDECAR : PRESTART;
      case POSTSTART -> lifecycle.sidecar() ? POSTSTART_SIDECAR : POSTSTART;
      case POSTSTOP -> POSTSTOP;
    };
  }

  /** Whether it runs beside the main tasks and ends after them. */
  public boolean isSidecar() {
    return this == PRESTART_SIDECAR || this == POSTSTART_SIDECAR;
  }

  /** Whether it does its work and ends, whatever the type of its job. */
  public boolean isEphemeral() {
    return this == PRESTART || this == POSTSTART || this == POSTSTOP;
  }
}
