package dev.caravan.core.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a task: from its start to its end. */
public interface TaskHandle {

  /** Completes, once, when the task has ended. Never completes exceptionally. */
  CompletableFuture<TaskExit> exit();

  /**
   * Asks the task to end, and ends it by force when the time is up. Returns once it has ended. Does
   * nothing if it has ended already.
   *
   * @param signal the signal that asks, such as {@code SIGTERM}; null for the driver's own
   * @param timeout how long it has; zero ends it by force at once
   * @throws DriverException if it could not be ended, or the signal is unknown
   */
  void kill(@Nullable String signal, Duration timeout) throws DriverException;

  /**
   * Sends the task a signal.
   *
   * @param signal such as {@code SIGHUP}
   * @throws DriverException if it has ended, or the signal is unknown
   */
  void signal(String signal) throws DriverException;

  /**
   * Runs a command beside the task: in its container, or in its directory with its environment.
   * Drivers need not be able to.
   *
   * @param output takes what it writes
   * @throws DriverException if it cannot be started, or this driver runs no such commands
   */
  default ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    throw new DriverException("the task's driver does not support exec", false);
  }

  /**
   * What the driver knows of this run: also after the host was away, and until it is {@linkplain
   * #destroy() destroyed}.
   *
   * @throws DriverException if it cannot be told
   */
  TaskStatus inspect() throws DriverException;

  /**
   * What the task uses now; {@link TaskUsage#NONE} when it has ended.
   *
   * @throws DriverException if it cannot be told
   */
  TaskUsage usage() throws DriverException;

  /**
   * Removes what the driver keeps of an ended task: a stopped container, a file of its own. After
   * this it cannot be recovered.
   */
  void destroy() throws DriverException;
}
