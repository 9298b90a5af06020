package dev.caravan.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a task on its node, or that was found out about it.
 *
 * @param type what happened
 * @param time when
 * @param message the sentence that status output shows
 * @param exitCode of a {@link Type#TERMINATED} event: the exit code
 * @param signal of a {@link Type#TERMINATED} event: the signal that ended it, or 0
 * @param outOfMemory of a {@link Type#TERMINATED} event: whether the task was ended for using too
 *     much memory
 * @param exitMessage of a {@link Type#TERMINATED} event: what its driver says of the end, if
 *     anything
 */
public record TaskEvent(
    Type type,
    Instant time,
    String message,
    @Nullable Integer exitCode,
    int signal,
    boolean outOfMemory,
    @Nullable String exitMessage) {

  /** An event without an exit code. */
  public static TaskEvent of(Type type, Instant time, String message) {
    return new TaskEvent(type, time, message, null, 0, false, null);
  }

  /** What can happen to a task; the words are those that Nomad's status output uses. */
  public enum Type {
    RECEIVED("Received"),
    TASK_SETUP("Task Setup"),
    SETUP_FAILURE("Setup Failure"),
    FAILED_VALIDATION("Failed Validation"),
    DOWNLOADING_ARTIFACTS("Downloading Artifacts"),
    ARTIFACT_DOWNLOAD_FAILED("Failed Artifact Download"),
    DRIVER("Driver"),
    DRIVER_FAILURE("Driver Failure"),
    STARTED("Started"),
    TERMINATED("Terminated"),
    RESTARTING("Restarting"),
    NOT_RESTARTING("Not Restarting"),
    RESTART_SIGNALED("Restart Signaled"),
    SIGNALING("Signaling"),
    WAITING_FOR_SHUTDOWN_DELAY("Waiting for shutdown delay"),
    KILLING("Killing"),
    KILLED("Killed"),
    LEADER_TASK_DEAD("Leader Task Dead"),
    MAIN_TASKS_DEAD("Main Tasks Dead"),
    SIBLING_TASK_FAILED("Sibling Task Failed"),
    ALLOC_UNHEALTHY("Alloc Unhealthy"),
    HOOK_MESSAGE("Task hook message"),
    HOOK_FAILED("Task hook failed");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** The words that status output uses. */
    public String word() {
      return word;
    }
  }
}
