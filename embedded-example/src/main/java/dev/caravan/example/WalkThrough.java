package dev.caravan.example;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.view.JobStatus;
import dev.caravan.scheduler.Scheduler;
import java.time.Clock;

/** The whole life of a job, step by step, told on the console. */
final class WalkThrough {
  private static final String JOB = "example";
  private static final String TASK = "redis";

  private final Scheduler scheduler;
  private final ExampleJobFile file;
  private final TaskImages images;
  private final Console console;
  private final Commands commands;
  private final Waits waits;

  /**
   * Begins a walk-through.
   *
   * @param file where the job file goes
   * @param images what its task runs
   */
  WalkThrough(
      Scheduler scheduler, ExampleJobFile file, TaskImages images, Console console, Clock clock) {
    this.scheduler = scheduler;
    this.file = file;
    this.images = images;
    this.console = console;
    this.commands = new Commands(scheduler, console, clock);
    this.waits = new Waits(scheduler, JOB);
  }

  /**
   * Takes all steps. Nothing of the job runs afterwards, also if a step fails.
   *
   * @throws StepFailedException if a step does not come to its end
   */
  void run() throws InterruptedException {
    lookForEarlierRun();
    try {
      takeSteps();
    } catch (RuntimeException e) {
      leaveNothingRunning(e);
      throw e;
    }
  }

  private void takeSteps() throws InterruptedException {
    writeTheFile();
    planAndRun();
    lookAtIt();
    runMoreOfIt();
    changeTheTask();
    stopAndStartAgain();
    replay();
  }

  private void lookForEarlierRun() throws InterruptedException {
    if (scheduler.jobs().isEmpty()) {
      return;
    }
    console.heading(
        "The data directory knows the job from an earlier run: %d events, read from the log"
            .formatted(scheduler.history(JOB).size()));
    commands.status(JOB);
    if (scheduler.status(JOB).phase() != JobStatus.Phase.DEAD) {
      console.heading("It still runs; this walk-through begins with a job that does not");
      stop();
    }
  }

  private void writeTheFile() {
    console.heading("1. A job file");
    file.write(images.before());
    console.command("cat " + ExampleJobFile.NAME, file.text().stripTrailing());
  }

  private void planAndRun() throws InterruptedException {
    console.heading("2. Plan it, then run it");
    commands.plan(file);
    commands.run(file);
    commands.status();
  }

  private void lookAtIt() throws InterruptedException {
    console.heading("3. Look at it while it is rolled out");
    Allocation allocation = waits.untilRunning(1).get(0);
    waits.untilWritten(allocation, TASK);
    commands.status(JOB);
    commands.allocationStatus(allocation);
    commands.logs(allocation, TASK);
    waits.untilDeployed(new DeploymentMonitor(console));
  }

  private void runMoreOfIt() throws InterruptedException {
    console.heading("4. Count 1 -> 3");
    file.edit("count = 1", "count = 3");
    long index = commands.plan(file).jobModifyIndex();
    console.heading("A check index that is not the job's any more is refused");
    commands.run(file, 1);
    console.heading("The one that was planned with is not");
    commands.run(file, index);
    waits.untilRunning(3);
    waits.untilDeployed(new DeploymentMonitor(console));
    commands.status(JOB);
    console.heading("The same file again: nothing is created");
    commands.run(file);
  }

  private void changeTheTask() throws InterruptedException {
    console.heading(
        "5. %s -> %s, one allocation after the other".formatted(images.before(), images.after()));
    file.edit(images.before(), images.after());
    commands.plan(file);
    commands.run(file);
    waits.untilDeployed(new DeploymentMonitor(console));
    commands.status(JOB);
    Allocation newest = waits.untilRunning(3).get(0);
    commands.logs(newest, TASK);
  }

  private void stopAndStartAgain() throws InterruptedException {
    console.heading("6. Stop it");
    stop();
    console.heading("Run it again, and stop it at last");
    commands.run(file);
    waits.untilRunning(3);
    waits.untilDeployed(new DeploymentMonitor(console));
    commands.status(JOB);
    stop();
  }

  private void replay() {
    console.heading("7. All that happened, read back from the log");
    commands.history(JOB);
  }

  private void stop() throws InterruptedException {
    commands.stop(JOB);
    waits.untilSettled();
    commands.status(JOB);
  }

  private void leaveNothingRunning(RuntimeException cause) throws InterruptedException {
    if (scheduler.jobs().isEmpty()) {
      return;
    }
    try {
      scheduler.stop(JOB);
      waits.untilSettled();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
