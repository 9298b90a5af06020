package dev.caravan.benchmarks;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import java.util.List;
import java.util.Map;

/** Jobs of a single task, each for a driver. */
public enum SmallJob {
  /** Within this process, until it is stopped. */
  MOCK(JobType.SERVICE, MockDriver.NAME, Map.of("run_for", "1h")),
  /** A process, until it is stopped. */
  SLEEP(JobType.SERVICE, RawExecDriver.NAME, command("/bin/sleep", "3600")),
  /** A process that ends at once. */
  TRUE(JobType.BATCH, RawExecDriver.NAME, command("/bin/true"));

  private final JobType type;
  private final String driver;
  private final Map<String, Object> config;

  SmallJob(JobType type, String driver, Map<String, Object> config) {
    this.type = type;
    this.driver = driver;
    this.config = config;
  }

  private static Map<String, Object> command(String command, String... args) {
    return Map.of("command", command, "args", List.of(args));
  }

  /** A driver for these. */
  TaskDriver newDriver() {
    return driver.equals(MockDriver.NAME) ? new MockDriver() : new RawExecDriver();
  }

  Job job(String id, int count) {
    Task task = Task.builder("main", driver).config(config).resources(1, 10).build();
    TaskGroup group = TaskGroup.builder("main", type).count(count).tasks(task).build();
    return Job.builder(JobId.of(id)).type(type).datacenters("dc1").taskGroups(group).build();
  }

  /** Whether the task of such a job runs. */
  static boolean runs(ClusterState state, String id) {
    return state.allocationsOf(JobId.of(id)).stream()
        .anyMatch(allocation -> allocation.clientStatus() == ClientStatus.RUNNING);
  }

  /** Whether what there was of such a job has ended. */
  static boolean hasEnded(ClusterState state, String id) {
    return state.allocationsOf(JobId.of(id)).stream().allMatch(Allocation::isClientTerminal);
  }

  /** Whether the task of such a job has ended well. */
  static boolean isComplete(ClusterState state, String id) {
    return state.allocationsOf(JobId.of(id)).stream()
        .anyMatch(allocation -> allocation.clientStatus() == ClientStatus.COMPLETE);
  }
}
