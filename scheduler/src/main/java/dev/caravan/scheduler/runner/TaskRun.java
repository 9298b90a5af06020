package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Task;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a task with its driver. Its calls may take long.
 *
 * @param threads to try again on
 * @param handle what the driver gave
 * @param name what the log calls the task
 */
record TaskRun(RunnerThreads threads, TaskHandle handle, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

  CompletableFuture<TaskExit> exit() {
    return handle.exit();
  }

  boolean isOver() {
    return handle.exit().isDone();
  }

  /**
   * Sends it a signal.
   *
   * @throws DriverException if it has ended, or the signal is unknown
   */
  void signal(String signal) throws DriverException {
    DriverCalls.signal(handle, signal);
  }

  /**
   * Runs a command beside it.
   *
   * @throws DriverException if it has ended, or the command cannot be started
   */
  ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    return DriverCalls.exec(handle, request, output);
  }

  /** What it uses; empty if it has ended. */
  Optional<TaskUsage> usage() {
    if (isOver()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DriverCalls.usage(handle));
    } catch (DriverException e) {
      LOG.debug("Cannot tell what {} uses", name, e);
      return Optional.of(TaskUsage.NONE);
    }
  }

  /** Ends it, however often that must be tried. */
  void kill(Task task) {
    kill(task, 0);
  }

  private void kill(Task task, int failures) {
    try {
      DriverCalls.kill(handle, task);
    } catch (DriverException e) {
      LOG.warn("Cannot kill {}; trying again", name, e);
      int all = failures + 1;
      threads.later(Backoff.after(all), () -> threads.ends().execute(() -> kill(task, all)));
    }
  }

  /**
   * Removes what its driver keeps of it once it has ended.
   *
   * @return whether it could
   */
  boolean destroy() {
    try {
      DriverCalls.destroy(handle);
      return true;
    } catch (DriverException e) {
      LOG.warn("Cannot remove what is left of {}", name, e);
      return false;
    }
  }
}
