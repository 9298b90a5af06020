package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Task;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks drivers. Any call may take long. */
final class DriverCalls {
  private final Map<String, TaskDriver> drivers;
  private final TaskRequests requests;

  DriverCalls(Map<String, TaskDriver> drivers, TaskRequests requests) {
    this.drivers = Map.copyOf(drivers);
    this.requests = requests;
  }

  /**
   * Starts a task.
   *
   * @param rendered variables out of its templates
   * @param progress takes what the driver says meanwhile
   * @throws UnknownVariableException if its configuration refers to what does not exist
   */
  TaskHandle start(
      Assignment assignment, Task task, Map<String, String> rendered, Consumer<String> progress)
      throws DriverException, UnknownVariableException {
    TaskDriver driver = driverOf(task);
    TaskRequest request = requests.toStart(assignment, task, driver.isolatesFilesystem(), rendered);
    return guarded(() -> driver.start(request, progress));
  }

  /** Whether a task has a root directory of its own. */
  boolean isolates(Task task) {
    TaskDriver driver = drivers.get(task.driver());
    return driver != null && driver.isolatesFilesystem();
  }

  private TaskDriver driverOf(Task task) throws DriverException {
    TaskDriver driver = drivers.get(task.driver());
    if (driver != null) {
      return driver;
    }
    String problem =
        task.driver().equals(Assignment.ANY_DRIVER)
            ? "the declaration of this job is kept no longer; register the job again"
            : "this node has no driver \"%s\"; it has %s"
                .formatted(task.driver(), drivers.keySet().stream().sorted().toList());
    throw new DriverException(problem, false);
  }

  /**
   * Finds a task again; where its declaration is gone, by asking all drivers.
   *
   * @param rendered variables out of its templates
   */
  Optional<TaskHandle> recover(Assignment assignment, Task task, Map<String, String> rendered)
      throws DriverException {
    for (Map.Entry<String, TaskDriver> entry : drivers.entrySet()) {
      if (task.driver().equals(entry.getKey()) || task.driver().equals(Assignment.ANY_DRIVER)) {
        TaskDriver driver = entry.getValue();
        TaskRequest request =
            requests.toRecover(assignment, task, driver.isolatesFilesystem(), rendered);
        Optional<TaskHandle> found = guarded(() -> driver.recover(request));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Asks a task to end, and returns once it has. */
  static void kill(TaskHandle handle, Task task) throws DriverException {
    guarded(
        () -> {
          handle.kill(task.killSignal(), task.killTimeout());
          return true;
        });
  }

  /** Removes what a driver keeps of an ended task. */
  static void destroy(TaskHandle handle) throws DriverException {
    guarded(
        () -> {
          handle.destroy();
          return true;
        });
  }

  /** Sends a task a signal. */
  static void signal(TaskHandle handle, String signal) throws DriverException {
    guarded(
        () -> {
          handle.signal(signal);
          return true;
        });
  }

  /** Runs a command beside a task. */
  static ExecSession exec(TaskHandle handle, ExecRequest request, ExecOutput output)
      throws DriverException {
    return guarded(() -> handle.exec(request, output));
  }

  /** What is known of a run. */
  static TaskStatus inspect(TaskHandle handle) throws DriverException {
    return guarded(handle::inspect);
  }

  static TaskUsage usage(TaskHandle handle) throws DriverException {
    return guarded(handle::usage);
  }

  /** A driver that breaks its contract fails the task, not the node. */
  private static <T> T guarded(Call<T> call) throws DriverException {
    try {
      return call.run();
    } catch (RuntimeException | LinkageError e) {
      throw new DriverException("the driver broke: " + e, false, e);
    }
  }

  private interface Call<T> {
    T run() throws DriverException;
  }
}
