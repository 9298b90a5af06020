package dev.caravan.scheduler.runner;

import dev.caravan.core.model.TaskState;
import java.util.Map;
import java.util.Optional;

/** What the end of a task means for the others of its allocation. */
final class Siblings {
  private Siblings() {}

  /** Why the tasks that still live must end. */
  sealed interface Cause {
    /** The leader is done. */
    record LeaderDead() implements Cause {}

    /** A task has failed. */
    record SiblingFailed(String task) implements Cause {}
  }

  /**
   * Looks for a reason to end the tasks that still live. A leader that is done is a better reason
   * than a failed sibling; a leader that failed is such a sibling.
   *
   * @param tasks by name
   * @param leader the name of the leader, if there is one
   */
  static Optional<Cause> causeToEnd(Map<String, TaskState> tasks, Optional<String> leader) {
    boolean allDead = tasks.values().stream().allMatch(Siblings::dead);
    if (allDead) {
      return Optional.empty();
    }
    if (leader.map(tasks::get).filter(task -> dead(task) && !task.failed()).isPresent()) {
      return Optional.of(new Cause.LeaderDead());
    }
    return tasks.entrySet().stream()
        .filter(entry -> dead(entry.getValue()) && entry.getValue().failed())
        .<Cause>map(entry -> new Cause.SiblingFailed(entry.getKey()))
        .findFirst();
  }

  private static boolean dead(TaskState task) {
    return task.phase() == TaskState.Phase.DEAD;
  }
}
