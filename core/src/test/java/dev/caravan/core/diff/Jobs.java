package dev.caravan.core.diff;

import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The jobs whose diffs are compared, and ways to change them. */
final class Jobs {
  private Jobs() {}

  /** A job of one group {@code web} with one task {@code main}. */
  static Job job(String id, int count, Task main) {
    TaskGroup web = TaskGroup.builder("web", JobType.SERVICE).count(count).tasks(main).build();
    return Job.builder(id).datacenters("dc1").taskGroups(web).build();
  }

  static Task sleep() {
    return Task.builder("main", "raw_exec")
        .config(Map.of("command", "/bin/sleep", "args", List.of("600")))
        .resources(50, 32)
        .build();
  }

  /** The same job, its only group changed. */
  static Job withGroup(Job job, UnaryOperator<TaskGroup.Builder> change) {
    TaskGroup group = job.taskGroups().get(0);
    return job.toBuilder().taskGroups(change.apply(group.toBuilder()).build()).build();
  }

  /** The same job, the only task of its only group changed. */
  static Job withTask(Job job, UnaryOperator<Task.Builder> change) {
    Task task = job.taskGroups().get(0).tasks().get(0);
    return withGroup(job, group -> group.tasks(change.apply(task.toBuilder()).build()));
  }

  static DesiredUpdates place(int count) {
    return new DesiredUpdates(0, count, 0, 0, 0, 0, 0);
  }

  static DesiredUpdates ignore(int count) {
    return new DesiredUpdates(count, 0, 0, 0, 0, 0, 0);
  }

  /** One allocation replaced now, the others left alone until it is healthy. */
  static DesiredUpdates replaceOneOf(int count) {
    return new DesiredUpdates(count - 1, 0, 0, 0, 0, 1, 0);
  }
}
