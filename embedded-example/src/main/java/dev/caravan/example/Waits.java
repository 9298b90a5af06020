package dev.caravan.example;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.view.JobStatus;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.Watch;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.TaskStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits until a job has come as far as the next step of the walk-through needs it. */
final class Waits {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** What happens to tasks that cannot be used. */
  private static final Set<TaskEvent.Type> TROUBLE =
      Set.of(
          TaskEvent.Type.SETUP_FAILURE,
          TaskEvent.Type.FAILED_VALIDATION,
          TaskEvent.Type.DRIVER_FAILURE,
          TaskEvent.Type.TERMINATED);

  private final Scheduler scheduler;
  private final String jobId;

  Waits(Scheduler scheduler, String jobId) {
    this.scheduler = scheduler;
    this.jobId = jobId;
  }

  /** Until so many allocations run; gives them, newest first. */
  List<Allocation> untilRunning(int count) throws InterruptedException {
    return running(until(count + " running", status -> running(status).size() == count));
  }

  /** Until what is to stop has stopped; a job counts as dead once that is decided. */
  void untilSettled() throws InterruptedException {
    until(
        "without anything that is to stop",
        status -> status.allocations().stream().noneMatch(Waits::isStopping));
  }

  /** Until the newest roll-out is successful; tells its progress meanwhile. */
  void untilDeployed(Consumer<Deployment> progress) throws InterruptedException {
    Deployment newest = scheduler.status(jobId).latestDeployment();
    if (newest == null) {
      throw new StepFailedException("job \"" + jobId + "\" has no deployment");
    }
    Deployment end;
    try (Watch<Deployment> watch = scheduler.watchDeployment(newest.id().value(), progress)) {
      end = watch.await(LIMIT).orElseGet(() -> scheduler.deployment(newest.id().value()));
    }
    if (end.status() != Deployment.Status.SUCCESSFUL) {
      throw failed("roll-out is " + end.status().word() + ": " + end.statusDescription());
    }
  }

  /** Until a task has written a line. */
  void untilWritten(Allocation allocation, String task) {
    String id = allocation.id().value();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(
                scheduler.followLogs(id, task, TaskStream.STDOUT, LogStart.beginning()),
                StandardCharsets.UTF_8))) {
      if (log.readLine() == null) {
        throw failed("task \"" + task + "\" ended without a word");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of task \"" + task + "\": " + e, e);
    }
  }

  private JobStatus until(String goal, Predicate<JobStatus> reached) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    JobStatus status = scheduler.status(jobId);
    while (!reached.test(status)) {
      if (System.nanoTime() > deadline || hasFailed(status)) {
        throw failed("it should be " + goal);
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      status = scheduler.status(jobId);
    }
    return status;
  }

  private static boolean isStopping(Allocation allocation) {
    return allocation.isToEnd() && !allocation.isClientTerminal();
  }

  private static List<Allocation> running(JobStatus status) {
    return status.allocations().stream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.RUNNING)
        .toList();
  }

  private static boolean hasFailed(JobStatus status) {
    return status.allocations().stream().anyMatch(allocation -> isFailed(allocation, status));
  }

  private static boolean isFailed(Allocation allocation, JobStatus status) {
    return allocation.jobVersion() == status.version()
        && allocation.clientStatus() == ClientStatus.FAILED;
  }

  /** With what the newest version's tasks went through last: that usually tells why. */
  private StepFailedException failed(String what) {
    JobStatus status = scheduler.status(jobId);
    String events =
        status.allocations().stream()
            .filter(allocation -> allocation.jobVersion() == status.version())
            .flatMap(allocation -> allocation.taskStates().values().stream())
            .flatMap(task -> task.events().stream())
            .filter(event -> TROUBLE.contains(event.type()))
            .map(TaskEvent::message)
            .distinct()
            .collect(Collectors.joining("; "));
    return new StepFailedException(
        "job \"%s\": %s%s".formatted(jobId, what, events.isEmpty() ? "" : " (" + events + ")"));
  }
}
