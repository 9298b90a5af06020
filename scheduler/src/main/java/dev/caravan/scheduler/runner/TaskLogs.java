package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.LogFiles;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.state.ClusterState;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads what the tasks of a node have written. A task that has written nothing yet has an empty
 * log. Streams must be closed.
 */
public final class TaskLogs {
  private final AllocationDirectories directories;
  private final Supplier<ClusterState> state;
  private final BooleanSupplier closed;

  /**
   * @param closed whether the node is closed: nobody will tell any more that a task is dead
   */
  TaskLogs(
      AllocationDirectories directories, Supplier<ClusterState> state, BooleanSupplier closed) {
    this.directories = directories;
    this.state = state;
    this.closed = closed;
  }

  /**
   * Opens what there is now.
   *
   * @throws NoSuchElementException if there is no such allocation or task
   * @throws IOException if the log cannot be read
   */
  public LogInput open(AllocationId allocation, String task, TaskStream stream, LogStart start)
      throws IOException {
    return LogStream.snapshot(files(allocation, task, stream), start);
  }

  /**
   * Opens what there is now and what will be: reading waits for more output, until the task is
   * dead, the node is closed, or the stream is closed from another thread.
   *
   * @throws NoSuchElementException if there is no such allocation or task
   * @throws IOException if the log cannot be read
   */
  public LogInput follow(AllocationId allocation, String task, TaskStream stream, LogStart start)
      throws IOException {
    LogFiles files = files(allocation, task, stream);
    return LogStream.following(files, start, () -> isOver(allocation, task));
  }

  private LogFiles files(AllocationId id, String task, TaskStream stream) {
    Allocation allocation =
        state
            .get()
            .allocation(id)
            .orElseThrow(() -> new NoSuchElementException("there is no allocation " + id));
    Set<String> tasks = allocation.resources().tasks().keySet();
    if (!tasks.contains(task)) {
      throw new NoSuchElementException(
          "unknown task name \"%s\"; allocation %s has %s".formatted(task, id.shortId(), tasks));
    }
    return new LogFiles(directories.log(id, task, stream));
  }

  private boolean isOver(AllocationId id, String task) {
    return closed.getAsBoolean()
        || state
            .get()
            .allocation(id)
            .map(allocation -> allocation.isClientTerminal() || isDead(allocation, task))
            .orElse(true);
  }

  private static boolean isDead(Allocation allocation, String task) {
    return allocation.taskStates().getOrDefault(task, TaskState.PENDING).phase()
        == TaskState.Phase.DEAD;
  }
}
