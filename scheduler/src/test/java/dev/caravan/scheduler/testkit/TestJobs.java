package dev.caravan.scheduler.testkit;

import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Jobs that simulated nodes can run, to be varied by tests. */
public final class TestJobs {
  /** The name of the only group of these jobs. */
  public static final String GROUP = "cache";

  /** The name of the only task of these jobs. */
  public static final String TASK = "redis";

  /** One at a time; healthy after 10 s, given up after 1 min, no progress for 2 min. */
  public static final UpdateStrategy ONE_BY_ONE =
      strategy(1, Duration.ofSeconds(10), Duration.ofMinutes(2));

  /** What fails keeps its place. */
  public static final ReschedulePolicy NEVER =
      new ReschedulePolicy(
          0, Duration.ZERO, Duration.ZERO, DelayFunction.CONSTANT, Duration.ZERO, false);

  private TestJobs() {}

  /** This many at a time, otherwise as {@link #ONE_BY_ONE}. */
  public static UpdateStrategy rolling(int maxParallel) {
    return strategy(maxParallel, ONE_BY_ONE.minHealthyTime(), ONE_BY_ONE.progressDeadline());
  }

  /** An update strategy by task states, with one minute for an allocation to become healthy. */
  public static UpdateStrategy strategy(
      int maxParallel, Duration minHealthyTime, Duration progressDeadline) {
    return new UpdateStrategy(
        maxParallel,
        HealthCheck.TASK_STATES,
        minHealthyTime,
        Duration.ofMinutes(1),
        progressDeadline,
        false,
        false,
        0,
        Duration.ofSeconds(30));
  }

  /** So many canaries first, otherwise as {@link #rolling}. */
  public static UpdateStrategy canary(int maxParallel, int canaries, boolean autoPromote) {
    return new UpdateStrategy(
        maxParallel,
        HealthCheck.TASK_STATES,
        ONE_BY_ONE.minHealthyTime(),
        ONE_BY_ONE.healthyDeadline(),
        ONE_BY_ONE.progressDeadline(),
        false,
        autoPromote,
        canaries,
        ONE_BY_ONE.stagger());
  }

  /** The same, but a roll-out that fails goes back to the last stable version. */
  public static UpdateStrategy reverting(UpdateStrategy update) {
    return new UpdateStrategy(
        update.maxParallel(),
        update.healthCheck(),
        update.minHealthyTime(),
        update.healthyDeadline(),
        update.progressDeadline(),
        true,
        update.autoPromote(),
        update.canaries(),
        update.stagger());
  }

  /** The same, but health is found out in this way. */
  public static UpdateStrategy judgedBy(UpdateStrategy update, HealthCheck healthCheck) {
    return new UpdateStrategy(
        update.maxParallel(),
        healthCheck,
        update.minHealthyTime(),
        update.healthyDeadline(),
        update.progressDeadline(),
        update.autoRevert(),
        update.autoPromote(),
        update.canaries(),
        update.stagger());
  }

  /**
   * A service {@code example} that asks for 500 MHz and 256 MiB, rolled out one by one. What fails
   * keeps its place.
   */
  public static Job service(int count) {
    return job("example", JobType.SERVICE, count);
  }

  /** A batch job {@code example} that asks for 500 MHz and 256 MiB. What fails keeps its place. */
  public static Job batch(int count) {
    return job("example", JobType.BATCH, count);
  }

  /** A job of this id with one group of one task. What fails keeps its place. */
  public static Job job(String id, JobType type, int count) {
    Task task =
        Task.builder(TASK, TestCluster.DRIVER)
            .config(Map.of("image", "redis:3.2"))
            .resources(500, 256)
            .build();
    TaskGroup.Builder group = TaskGroup.builder(GROUP, type).count(count).tasks(task);
    if (type.reschedules()) {
      group.reschedule(NEVER);
    }
    if (type == JobType.SERVICE) {
      group.update(ONE_BY_ONE);
    }
    return Job.builder(id).type(type).datacenters("dc1").taskGroups(group.build()).build();
  }

  /** The first version of a job, as if it was just registered. */
  public static RegisteredJob registered(Job job) {
    Instant now = TestCluster.START;
    return new RegisteredJob(
        job, 0, false, false, now, 1, 1, List.of(new JobVersion(0, job, now, false, false)), now);
  }

  /** The same job with its group changed. */
  public static Job withGroup(Job job, UnaryOperator<TaskGroup.Builder> change) {
    TaskGroup group = job.taskGroups().get(0);
    return job.toBuilder().taskGroups(change.apply(group.toBuilder()).build()).build();
  }

  /** The same job with its task changed. */
  public static Job withTask(Job job, UnaryOperator<Task.Builder> change) {
    Task task = job.taskGroups().get(0).tasks().get(0);
    return withGroup(job, group -> group.tasks(change.apply(task.toBuilder()).build()));
  }

  /** The same job with another count. */
  public static Job withCount(Job job, int count) {
    return withGroup(job, group -> group.count(count));
  }

  /** The same job with another image: a change that running tasks cannot take over. */
  public static Job withImage(Job job, String image) {
    return withTask(job, task -> task.config(Map.of("image", image)));
  }

  /** The same job, with what fails replaced as this policy says. */
  public static Job withReschedule(Job job, ReschedulePolicy policy) {
    return withGroup(job, group -> group.reschedule(policy));
  }

  /** The same job, rolled out in another way. */
  public static Job withUpdate(Job job, @Nullable UpdateStrategy update) {
    return withGroup(job, group -> group.update(update));
  }

  /** The same job, moved off drained nodes this many at a time; healthy after 10 s. */
  public static Job withMigrate(Job job, int maxParallel) {
    MigrateStrategy migrate =
        new MigrateStrategy(
            maxParallel,
            HealthCheck.TASK_STATES,
            ONE_BY_ONE.minHealthyTime(),
            Duration.ofMinutes(5));
    return withGroup(job, group -> group.migrate(migrate));
  }

  /** The same job, with this becoming of it while a node is not heard of. */
  public static Job withDisconnect(
      Job job, @Nullable Duration lostAfter, boolean replace, Reconcile reconcile) {
    DisconnectStrategy strategy = new DisconnectStrategy(lostAfter, null, replace, reconcile);
    return withGroup(job, group -> group.disconnect(strategy));
  }
}
