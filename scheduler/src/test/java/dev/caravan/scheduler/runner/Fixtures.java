package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of this package run. */
final class Fixtures {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final NodeId NODE = new NodeId("86801203-0000-0000-0000-000000000000");
  static final NodeSpec SPEC =
      new NodeSpec(
          "solo",
          "dc1",
          "general",
          "127.0.0.1",
          Map.of("kernel.name", "linux"),
          Map.of("greeting", "hello from solo"),
          NodeResources.of(4000, 4096, 10_000),
          List.of("fake"));

  static final RestartPolicy NO_RESTARTS = restarts(0);

  private Fixtures() {}

  /** So many restarts at once, then failure. */
  static RestartPolicy restarts(int attempts) {
    return new RestartPolicy(
        attempts, Duration.ofMinutes(30), Duration.ZERO, RestartPolicy.Mode.FAIL);
  }

  static Task task(String name) {
    return Task.builder(name, FakeDriver.NAME).build();
  }

  static Job job(JobType type, RestartPolicy restart, Task... tasks) {
    TaskGroup group = TaskGroup.builder("work", type).restart(restart).tasks(tasks).build();
    return Job.builder("example").type(type).datacenters("dc1").taskGroups(group).build();
  }

  static Job service(Task... tasks) {
    return job(JobType.SERVICE, restarts(2), tasks);
  }

  static Job batch(Task... tasks) {
    return job(JobType.BATCH, NO_RESTARTS, tasks);
  }

  static AllocatedResources resources(Job job, AllocatedPort... ports) {
    Map<String, TaskShare> shares = new LinkedHashMap<>();
    job.taskGroups()
        .get(0)
        .tasks()
        .forEach(
            task ->
                shares.put(
                    task.name(),
                    new TaskShare(
                        task.resources().cpuMhz(), task.resources().memoryMb(), List.of())));
    return new AllocatedResources(shares, 300, List.of(ports));
  }
}
