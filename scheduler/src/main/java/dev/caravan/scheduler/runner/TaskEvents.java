package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.model.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events of a task at one instant, in Nomad's words. */
record TaskEvents(Instant now) {

  TaskEvent received() {
    return of(TaskEvent.Type.RECEIVED, "Task received by client");
  }

  TaskEvent taskSetup() {
    return of(TaskEvent.Type.TASK_SETUP, "Building Task Directory");
  }

  TaskEvent failedValidation(String message) {
    return of(TaskEvent.Type.FAILED_VALIDATION, message);
  }

  TaskEvent downloadingArtifacts() {
    return of(TaskEvent.Type.DOWNLOADING_ARTIFACTS, "Client is downloading artifacts");
  }

  TaskEvent driver(String message) {
    return of(TaskEvent.Type.DRIVER, message);
  }

  TaskEvent driverFailure(String message) {
    return of(TaskEvent.Type.DRIVER_FAILURE, message);
  }

  TaskEvent started() {
    return of(TaskEvent.Type.STARTED, "Task started by client");
  }

  TaskEvent terminated(TaskExit exit) {
    StringBuilder message = new StringBuilder("Exit Code: ").append(exit.exitCode());
    if (exit.signal() != 0) {
      message.append(", Signal: ").append(exit.signal());
    }
    String exitMessage = exitMessage(exit);
    if (exitMessage != null) {
      message.append(", Exit Message: \"").append(exitMessage).append('"');
    }
    return new TaskEvent(
        TaskEvent.Type.TERMINATED,
        now,
        message.toString(),
        exit.exitCode(),
        exit.signal(),
        exit.outOfMemory(),
        exitMessage);
  }

  /** Of a task that ran when the host went away, and that its driver does not know any more. */
  TaskEvent lost() {
    return of(TaskEvent.Type.TERMINATED, "Exit unknown: the task was gone when its node came back");
  }

  TaskEvent restarting(Duration delay, String reason) {
    String sentence = "Task restarting in " + GoDuration.format(delay);
    return of(TaskEvent.Type.RESTARTING, reason.isEmpty() ? sentence : reason + " - " + sentence);
  }

  TaskEvent restartSignaled(String reason) {
    return of(TaskEvent.Type.RESTART_SIGNALED, reason);
  }

  TaskEvent signaling(String signal) {
    return of(TaskEvent.Type.SIGNALING, "Task being sent signal " + signal);
  }

  TaskEvent notRestarting(String reason) {
    return of(TaskEvent.Type.NOT_RESTARTING, reason);
  }

  TaskEvent killing(Duration timeout) {
    return of(
        TaskEvent.Type.KILLING,
        timeout.isZero()
            ? "Sent interrupt"
            : "Sent interrupt. Waiting %s before force killing"
                .formatted(GoDuration.format(timeout)));
  }

  /** Its node ends it by itself. */
  TaskEvent killing(EarlyEnd cause) {
    return of(TaskEvent.Type.KILLING, cause.words());
  }

  TaskEvent waitingForShutdownDelay(Duration delay) {
    return of(
        TaskEvent.Type.WAITING_FOR_SHUTDOWN_DELAY,
        "Waiting for shutdown_delay of %s before killing the task."
            .formatted(GoDuration.format(delay)));
  }

  TaskEvent killed() {
    return of(TaskEvent.Type.KILLED, "Task successfully killed");
  }

  TaskEvent leaderTaskDead() {
    return of(TaskEvent.Type.LEADER_TASK_DEAD, "Leader Task in Group dead");
  }

  TaskEvent mainTasksDead() {
    return of(TaskEvent.Type.MAIN_TASKS_DEAD, "Main tasks in the group died");
  }

  TaskEvent siblingTaskFailed(String sibling) {
    return of(
        TaskEvent.Type.SIBLING_TASK_FAILED, "Task's sibling \"%s\" failed".formatted(sibling));
  }

  TaskEvent of(TaskEvent.Type type, String message) {
    return TaskEvent.of(type, now, message);
  }

  private static @Nullable String exitMessage(TaskExit exit) {
    return exit.error() == null && exit.outOfMemory() ? "OOM Killed" : exit.error();
  }
}
