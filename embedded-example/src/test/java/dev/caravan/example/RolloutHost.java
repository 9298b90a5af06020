package dev.caravan.example;

import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.drivers.Drivers;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A host that registers a job, rolls out a new version of it, and says on its standard output what
 * was acknowledged to it. Made to be killed.
 */
final class RolloutHost {
  static final String REGISTERED = "registered at ";
  static final String PLANNED = "planned at ";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private RolloutHost() {}

  /** The host's scheduler, or the one that comes after it. */
  static Scheduler scheduler(Path dataDirectory) {
    return Scheduler.builder()
        .dataDirectory(dataDirectory)
        .node(NodeConfig.named("solo").drivers(Drivers.defaults()))
        .build();
  }

  /**
   * Takes a job through a roll-out.
   *
   * @param args the data directory, the kind of tasks, and the marker of the job
   */
  public static void main(String[] args) throws Exception {
    RolloutJob job = new RolloutJob(TaskKind.valueOf(args[1]), args[2]);
    try (Scheduler scheduler = scheduler(Path.of(args[0]))) {
      say(REGISTERED + scheduler.register(job.version(1)).jobModifyIndex());
      awaitDeployed(scheduler, deployment -> {});
      say(PLANNED + scheduler.plan(job.version(2)).jobModifyIndex());
      say(REGISTERED + scheduler.register(job.version(2)).jobModifyIndex());
      say("rolling out");
      awaitDeployed(scheduler, deployment -> say("healthy: " + healthy(deployment)));
    }
  }

  /** Waits until the newest version is rolled out; its deployment may not have begun yet. */
  static Deployment awaitDeployed(Scheduler scheduler, Consumer<Deployment> progress)
      throws InterruptedException {
    long version = scheduler.job(RolloutJob.ID).version();
    Deployment newest =
        await()
            .pollInterval(Duration.ofMillis(1))
            .atMost(LIMIT)
            .until(
                () -> scheduler.status(RolloutJob.ID).latestDeployment(),
                deployment -> deployment != null && deployment.jobVersion() == version);
    return scheduler
        .watchDeployment(newest.id().value(), progress)
        .await(LIMIT)
        .orElseThrow(() -> new AssertionError("no end of the roll-out within " + LIMIT));
  }

  private static int healthy(Deployment deployment) {
    return deployment.groups().values().stream().mapToInt(GroupProgress::healthy).sum();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
