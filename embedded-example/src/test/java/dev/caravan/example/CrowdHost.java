package dev.caravan.example;

import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A host that registers jobs, stops some of the host before, and waits. Made to be killed. */
final class CrowdHost {
  static final String OPEN = "open";

  private CrowdHost() {}

  /**
   * Runs until it is killed.
   *
   * @param args the data directory, the driver of the tasks, the marker of the jobs, the number of
   *     these, and how many tasks they have
   */
  public static void main(String[] args) throws Exception {
    String driver = args[1];
    int number = Integer.parseInt(args[3]);
    try (Scheduler scheduler = RolloutHost.scheduler(Path.of(args[0]))) {
      System.out.println(OPEN);
      System.out.flush();
      CrowdJob jobs = new CrowdJob(driver, args[2], number);
      int tasks = Integer.parseInt(args[4]);
      scheduler.register(jobs.ending(tasks - tasks / 5));
      scheduler.register(jobs.endless(tasks / 5));
      stop(scheduler, new CrowdJob(driver, args[2], number - 1).endlessId());
      new CountDownLatch(1).await();
    }
  }

  /** Stops a job, if the host that was to register it came so far. */
  static void stop(Scheduler scheduler, String job) {
    if (scheduler.jobs().stream().anyMatch(one -> one.id().value().equals(job))) {
      scheduler.stop(job);
    }
  }
}
