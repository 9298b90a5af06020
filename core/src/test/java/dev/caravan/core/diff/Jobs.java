package dev.caravan.core.diff;

import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The jobs whose diffs are compared, and ways to change them. */
final class Jobs {
  static final UpdateStrategy UPDATE = update(1, false, 0);

  private Jobs() {}

  /** A job of one group {@code web} with one task {@code main}. */
  static Job job(String id, int count, Task main) {
    return Job.builder(id).datacenters("dc1").taskGroups(web(count, main)).build();
  }

  static TaskGroup web(int count, Task main) {
    return TaskGroup.builder("web", JobType.SERVICE)
        .count(count)
        .update(UPDATE)
        .tasks(main)
        .build();
  }

  static Task sleep() {
    return sleep("main");
  }

  static Task sleep(String name) {
    return command(name, "/bin/sleep", "600").build();
  }

  static Task.Builder command(String name, String command, String... args) {
    return Task.builder(name, "raw_exec")
        .config(Map.of("command", command, "args", List.of(args)))
        .resources(50, 32);
  }

  static Task container(String image, String... args) {
    return Task.builder("main", "docker")
        .config(Map.of("image", image, "command", "sleep", "args", List.of(args)))
        .resources(50, 32)
        .build();
  }

  static UpdateStrategy update(int maxParallel, boolean autoRevert, int canaries) {
    return new UpdateStrategy(
        maxParallel,
        HealthCheck.TASK_STATES,
        Duration.ofMillis(500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        autoRevert,
        false,
        canaries,
        Duration.ofSeconds(30));
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

  static DesiredUpdates stop(int count) {
    return new DesiredUpdates(0, 0, 0, count, 0, 0, 0);
  }

  static DesiredUpdates inPlace(int count) {
    return new DesiredUpdates(0, 0, 0, 0, count, 0, 0);
  }

  static DesiredUpdates ignore(int count) {
    return new DesiredUpdates(count, 0, 0, 0, 0, 0, 0);
  }

  /** One allocation replaced now, the others left alone until it is healthy. */
  static DesiredUpdates replaceOneOf(int count) {
    return new DesiredUpdates(count - 1, 0, 0, 0, 0, 1, 0);
  }
}
