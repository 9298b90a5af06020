package dev.caravan.scheduler.runner;

import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskState;
import java.util.Collection;

/**
 * What a node says of an allocation, judged by its tasks.
 *
 * @param status the client status
 * @param description why, in Nomad's words
 */
record AllocationVerdict(ClientStatus status, String description) {
  private static final AllocationVerdict PENDING =
      new AllocationVerdict(ClientStatus.PENDING, "No tasks have started");
  private static final AllocationVerdict RUNNING =
      new AllocationVerdict(ClientStatus.RUNNING, "Tasks are running");
  private static final AllocationVerdict COMPLETE =
      new AllocationVerdict(ClientStatus.COMPLETE, "All tasks have completed");
  private static final AllocationVerdict FAILED =
      new AllocationVerdict(ClientStatus.FAILED, "Failed tasks");

  /**
   * Judges. A failed task fails its allocation only when the others have ended too: until then the
   * allocation holds its ports and memory, and nobody may be given them.
   */
  static AllocationVerdict of(Collection<TaskState> tasks) {
    if (tasks.stream().anyMatch(task -> task.phase() == TaskState.Phase.RUNNING)) {
      return RUNNING;
    }
    if (tasks.stream().anyMatch(task -> task.phase() == TaskState.Phase.PENDING)) {
      return PENDING;
    }
    return tasks.stream().anyMatch(TaskState::failed) ? FAILED : COMPLETE;
  }
}
