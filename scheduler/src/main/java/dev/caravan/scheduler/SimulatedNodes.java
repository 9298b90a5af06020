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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands in for the nodes of a log that was forked. Nothing is run: what is placed runs at once,
 * and ends only when it is told to.
 */
final class SimulatedNodes implements AutoCloseable {
  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Ledger.Subscription subscription;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "caravan-simulated-nodes");
            made.setDaemon(true);
            return made;
          });

  SimulatedNodes(Ledger ledger, Clock clock, IdSource ids) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
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
  }

  private List<ReportAllocationStatus> reports(ClusterState state, Node node) {
    List<ReportAllocationStatus> reports = new ArrayList<>();
    for (Allocation allocation : state.activeAllocationsOn(node.id())) {
      next(state, allocation).ifPresent(status -> reports.add(report(allocation, status)));
    }
    return reports;
  }

  private static Optional<ClientStatus> next(ClusterState state, Allocation allocation) {
    if (allocation.isToEnd()) {
      return Optional.of(ClientStatus.COMPLETE);
    }
    boolean mayStart =
        allocation.clientStatus() == ClientStatus.PENDING
            && state.predecessorsOf(allocation).isEmpty();
    return mayStart ? Optional.of(ClientStatus.RUNNING) : Optional.empty();
  }

  private ReportAllocationStatus report(Allocation allocation, ClientStatus status) {
    Instant now = clock.instant();
    List<TaskUpdate> tasks =
        allocation.resources().tasks().keySet().stream()
            .map(task -> task(allocation, task, status, now))
            .toList();
    return new ReportAllocationStatus(
        allocation.id(), status, "simulated: " + status.word(), tasks);
  }

  private static TaskUpdate task(
      Allocation allocation, String task, ClientStatus status, Instant now) {
    Instant started = allocation.taskStates().getOrDefault(task, TaskState.PENDING).startedAt();
    return status == ClientStatus.RUNNING
        ? new TaskUpdate(
            task,
            TaskState.Phase.RUNNING,
            false,
            0,
            now,
            null,
            null,
            List.of(TaskEvent.of(TaskEvent.Type.STARTED, now, "Task started by client")))
        : new TaskUpdate(
            task,
            TaskState.Phase.DEAD,
            false,
            0,
            started,
            now,
            null,
            List.of(TaskEvent.of(TaskEvent.Type.KILLED, now, "Task successfully killed")));
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
