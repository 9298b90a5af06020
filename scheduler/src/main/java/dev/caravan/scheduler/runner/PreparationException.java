package dev.caravan.scheduler.runner;

import dev.caravan.core.model.TaskEvent;
import org.jspecify.annotations.Nullable;

/** What a task needs before it starts could not be put into its place. */
final class PreparationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final TaskEvent.Type type;
  private final Remedy remedy;

  /** What becomes of the task. */
  enum Remedy {
    /** Its restart policy says. */
    TRY_AGAIN,
    /** Trying again cannot help. */
    GIVE_UP,
    /** It is killed at once, and failed. */
    KILL
  }

  PreparationException(
      TaskEvent.Type type, String message, Remedy remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
    this.remedy = remedy;
  }

  /** Of what kind the event is that tells of it. */
  TaskEvent.Type type() {
    return type;
  }

  Remedy remedy() {
    return remedy;
  }

  /** The message of the event. */
  String message() {
    return String.valueOf(getMessage());
  }
}
