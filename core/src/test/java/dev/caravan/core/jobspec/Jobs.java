package dev.caravan.core.jobspec;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;

/** Jobs for tests. */
final class Jobs {
  private Jobs() {}

  /** A service of one task, with nothing wrong. */
  static Job small() {
    return Job.builder("small").datacenters("dc1").taskGroups(group(task())).build();
  }

  static TaskGroup group(Task... tasks) {
    return TaskGroup.builder("web", JobType.SERVICE).tasks(tasks).build();
  }

  static Task task() {
    return Task.builder("main", "mock").build();
  }
}
