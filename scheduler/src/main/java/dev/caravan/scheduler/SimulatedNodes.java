package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.engine.Actors;
import dev.caravan.scheduler.engine.NodeReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Stands in for the nodes of a log that was forked. Nothing is run: what is placed runs at once.
 * Tasks of batch jobs succeed after a while, all others end only when they are told to.
 */
final class SimulatedNodes implements AutoCloseable {
  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final Duration runTime;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Ledger.Subscription subscription;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "caravan-simulated-nodes");
            made.setDaemon(true);
            return made;
          });

  /**
   * For all nodes that this ledger has.
   *
   * @param runTime how long tasks of batch jobs run
   */
  SimulatedNodes(Ledger ledger, Clock clock, IdSource ids, Duration runTime) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.runTime = runTime;
    this.subscription = ledger.onChange(this::wake);
  }

  /** Has all nodes look at the state, as they do after each change. */
  void wake() {
    // Many changes before the next look are seen by one look.
    if (awake.compareAndSet(false, true)) {
      try {
        thread.execute(this::look);
      } catch (RejectedExecutionException e) {
        // Closed meanwhile.
      }
    }
  }

  private void look() {
    awake.set(false);
    ClusterState state = ledger.state();
    for (Node node : state.nodes()) {
      if (node.status() == Node.Status.READY && !reports(state, node).isEmpty()) {
        ledger.execute(
            Actors.node(node.spec().name()),
            newest -> NodeReports.commands(newest, reports(newest, node), clock.instant(), ids));
      }
    }
    nextEnd(ledger.state()).ifPresent(this::wakeAt);
  }

  /** Looks once more then; several looks for the same end do no harm. */
  private void wakeAt(Instant end) {
    long millis = Math.max(0, Duration.between(clock.instant(), end).toMillis());
    try {
      ScheduledFuture<?> unused = thread.schedule(this::wake, millis + 1, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  /** When the next task that ends by itself does. */
  private Optional<Instant> nextEnd(ClusterState state) {
    return state.nodes().stream()
        .filter(node -> node.status() == Node.Status.READY)
        .flatMap(node -> state.activeAllocationsOn(node.id()).stream())
        .flatMap(allocation -> end(state, allocation).stream())
        .min(Instant::compareTo);
  }

  /** When a running allocation ends by itself; never unless it is of a batch job. */
  private Optional<Instant> end(ClusterState state, Allocation allocation) {
    boolean isBatch =
        allocation.clientStatus() == ClientStatus.RUNNING
            && state
                .declarationOf(allocation)
                .filter(job -> job.type().runsToCompletion())
                .isPresent();
    return isBatch
        ? allocation.taskStates().values().stream()
            .map(TaskState::startedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .map(started -> started.plus(runTime))
        : Optional.empty();
  }

  private List<ReportAllocationStatus> reports(ClusterState state, Node node) {
    Instant now = clock.instant();
    List<ReportAllocationStatus> reports = new ArrayList<>();
    for (Allocation allocation : state.activeAllocationsOn(node.id())) {
      if (allocation.isToEnd()) {
        reports.add(ended(allocation, now, killed(now)));
      } else if (end(state, allocation).filter(end -> !end.isAfter(now)).isPresent()) {
        reports.add(ended(allocation, now, succeeded(now)));
      } else if (mayStart(state, allocation)) {
        reports.add(started(allocation, now));
      }
    }
    return reports;
  }

  private static boolean mayStart(ClusterState state, Allocation allocation) {
    return allocation.clientStatus() == ClientStatus.PENDING
        && state.predecessorsOf(allocation).isEmpty();
  }

  private static TaskEvent killed(Instant now) {
    return TaskEvent.of(TaskEvent.Type.KILLED, now, "Task successfully killed");
  }

  private static TaskEvent succeeded(Instant now) {
    return new TaskEvent(TaskEvent.Type.TERMINATED, now, "Exit Code: 0", 0, 0, false, null);
  }

  private static ReportAllocationStatus started(Allocation allocation, Instant now) {
    TaskEvent event = TaskEvent.of(TaskEvent.Type.STARTED, now, "Task started by client");
    return report(
        allocation,
        ClientStatus.RUNNING,
        task ->
            new TaskUpdate(
                task, TaskState.Phase.RUNNING, false, 0, now, null, null, List.of(event)));
  }

  private static ReportAllocationStatus ended(Allocation allocation, Instant now, TaskEvent event) {
    return report(
        allocation,
        ClientStatus.COMPLETE,
        task ->
            new TaskUpdate(
                task,
                TaskState.Phase.DEAD,
                false,
                0,
                allocation.taskStates().getOrDefault(task, TaskState.PENDING).startedAt(),
                now,
                null,
                List.of(event)));
  }

  private static ReportAllocationStatus report(
      Allocation allocation, ClientStatus status, Function<String, TaskUpdate> task) {
    return new ReportAllocationStatus(
        allocation.id(),
        status,
        "simulated: " + status.word(),
        allocation.resources().tasks().keySet().stream().map(task).toList());
  }

  @Override
  public void close() {
    subscription.close();
    thread.shutdown();
    try {
      // What is under way still has a ledger to tell.
      boolean unused = thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
