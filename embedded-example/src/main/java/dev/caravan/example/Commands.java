package dev.caravan.example;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.example.api.FromScheduler;
import dev.caravan.example.output.AllocationStatusText;
import dev.caravan.example.output.EvaluationMonitorText;
import dev.caravan.example.output.HistoryText;
import dev.caravan.example.output.Ids;
import dev.caravan.example.output.JobListText;
import dev.caravan.example.output.JobStatusText;
import dev.caravan.example.output.PlanText;
import dev.caravan.example.output.PlanText.RunCommand;
import dev.caravan.example.output.View;
import dev.caravan.scheduler.EvaluationProgress;
import dev.caravan.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Commands in the words of Nomad's command line: each is a call of the scheduler, printed as Nomad
 * prints it.
 */
final class Commands {
  private static final Duration EVALUATION_LIMIT = Duration.ofSeconds(30);
  private static final RunCommand RUN = new RunCommand("job run", ExampleJobFile.NAME);

  private static final EvaluationMonitorText MONITOR = new EvaluationMonitorText(Ids.SHORT);

  private final Scheduler scheduler;
  private final Console console;
  private final Clock clock;

  Commands(Scheduler scheduler, Console console, Clock clock) {
    this.scheduler = scheduler;
    this.console = console;
    this.clock = clock;
  }

  /** {@code job plan}: what running the file would do. */
  PlanResult plan(ExampleJobFile file) {
    PlanResult plan = scheduler.plan(file.read());
    console.command(
        "job plan " + ExampleJobFile.NAME, PlanText.render(FromScheduler.plan(plan), RUN, view()));
    return plan;
  }

  /** {@code job run}, watched until the evaluation is over. */
  void run(ExampleJobFile file) throws InterruptedException {
    console.command("job run " + ExampleJobFile.NAME);
    monitor(scheduler.register(file.read()));
  }

  /** {@code job run -check-index}: only if nobody changed the job since it was planned. */
  void run(ExampleJobFile file, long checkIndex) throws InterruptedException {
    console.command("job run -check-index " + checkIndex + " " + ExampleJobFile.NAME);
    Registration registration;
    try {
      registration = scheduler.register(file.read(), checkIndex);
    } catch (CommandRefusedException refused) {
      console.print(refused.getMessage() + "\nJob not updated");
      console.end();
      return;
    }
    monitor(registration);
  }

  /** {@code job stop}, watched until the evaluation is over. */
  void stop(String jobId) throws InterruptedException {
    console.command("job stop " + jobId);
    monitor(scheduler.stop(jobId));
  }

  /** {@code status}: all jobs. */
  void status() {
    console.command(
        "status", JobListText.render(scheduler.jobs().stream().map(FromScheduler::stub).toList()));
  }

  /** {@code job status}: one job with its roll-out and allocations. */
  void status(String jobId) {
    console.command(
        "job status " + jobId, JobStatusText.render(details(scheduler.status(jobId)), view()));
  }

  /** {@code alloc status}: one allocation with its tasks. */
  void allocationStatus(Allocation allocation) {
    String id = allocation.id().shortId();
    console.command(
        "alloc status " + id,
        AllocationStatusText.render(
            FromScheduler.allocation(scheduler.allocation(id).allocation()),
            FromScheduler.stats(scheduler.stats(id)),
            view()));
  }

  /** {@code alloc logs}: what a task has written so far. */
  void logs(Allocation allocation, String task) {
    String id = allocation.id().shortId();
    console.command("alloc logs " + id + " " + task, scheduler.logs(id, task).stripTrailing());
  }

  /** The job's whole history, read from the log. */
  void history(String jobId) {
    console.command(
        "history " + jobId,
        HistoryText.render(scheduler.history(jobId).stream().map(FromScheduler::event).toList()));
  }

  private static JobStatusText.Details details(JobStatus status) {
    Deployment deployment = status.latestDeployment();
    return new JobStatusText.Details(
        FromScheduler.job(status),
        FromScheduler.summary(status),
        List.of(),
        List.of(),
        FromScheduler.placements(status.placementFailures()),
        deployment == null ? null : FromScheduler.deployment(deployment),
        Map.of(),
        status.allocations().stream().map(FromScheduler::allocation).toList());
  }

  private View view() {
    return View.plain(clock.instant());
  }

  private void monitor(Registration registration) throws InterruptedException {
    Consumer<EvaluationProgress> monitor =
        progress -> MONITOR.render(progress).ifPresent(console::print);
    EvaluationId evaluation = registration.evaluationId();
    if (evaluation == null) {
      return;
    }
    String id = evaluation.value();
    if (scheduler.watchEvaluation(id, monitor).await(EVALUATION_LIMIT).isEmpty()) {
      throw new StepFailedException("evaluation " + id + " came to no end");
    }
    console.end();
  }
}
