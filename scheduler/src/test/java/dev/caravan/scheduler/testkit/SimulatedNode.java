package dev.caravan.scheduler.testkit;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A node that runs nothing, and says of its allocations what their scripts want it to. All that it
 * knows of them it reads from the state, so that it needs no memory of its own.
 */
final class SimulatedNode {
  private final NodeId id;
  private final String name;
  private final Function<Allocation, TaskScript> scripts;
  private Instant silentUntil = Instant.MIN;
  private boolean disconnected;

  SimulatedNode(NodeId id, String name, Function<Allocation, TaskScript> scripts) {
    this.id = id;
    this.name = name;
    this.scripts = scripts;
  }

  String name() {
    return name;
  }

  NodeId id() {
    return id;
  }

  /** Has its news wait: nothing is heard of it before this. */
  void keepSilentUntil(Instant instant) {
    silentUntil = instant;
  }

  void disconnect(boolean nowDisconnected) {
    disconnected = nowDisconnected;
  }

  /** What there is to say now. */
  List<ReportAllocationStatus> due(ClusterState state, Instant now) {
    List<ReportAllocationStatus> reports = new ArrayList<>();
    if (now.isBefore(silentUntil)) {
      return reports;
    }
    for (Allocation allocation : reporting(state)) {
      nextChange(allocation, state)
          .filter(change -> !change.at().isAfter(now))
          .ifPresent(change -> reports.add(report(allocation, change, now)));
    }
    return reports;
  }

  /** When there will be something to say. */
  Optional<Instant> nextDue(ClusterState state) {
    return reporting(state).stream()
        .flatMap(allocation -> nextChange(allocation, state).stream())
        .map(change -> change.at().isBefore(silentUntil) ? silentUntil : change.at())
        .min(Instant::compareTo);
  }

  /** The allocations of which there may be news: none of a node that is down. */
  private List<Allocation> reporting(ClusterState state) {
    boolean up =
        !disconnected
            && state.node(id).filter(node -> node.status() == Node.Status.READY).isPresent();
    return up ? state.activeAllocationsOn(id) : List.of();
  }

  private Optional<Change> nextChange(Allocation allocation, ClusterState state) {
    TaskScript script = scripts.apply(allocation);
    if (allocation.isToEnd()) {
      if (state.endsAfterPredecessors(allocation)) {
        return Optional.empty();
      }
      Instant at = allocation.modifiedAt().plus(script.stopsAfter());
      return Optional.of(new Change(at, ClientStatus.COMPLETE, 0));
    }
    if (allocation.isUnknown()) {
      return Optional.of(new Change(allocation.modifiedAt(), ClientStatus.RUNNING, 0));
    }
    if (allocation.clientStatus() == ClientStatus.RUNNING) {
      return Stream.of(
              end(script, allocation), timeUp(allocation, state), checks(script, allocation, state))
          .flatMap(Optional::stream)
          .min(Comparator.comparing(Change::at));
    }
    if (!state.predecessorsOf(allocation).isEmpty()) {
      return Optional.empty();
    }
    Instant at = allocation.createdAt().plus(script.startsAfter());
    ClientStatus status = script.starts() ? ClientStatus.RUNNING : ClientStatus.FAILED;
    return Optional.of(new Change(at, status, script.exitCode()));
  }

  private static Optional<Change> end(TaskScript script, Allocation allocation) {
    return Optional.ofNullable(script.endsAfter())
        .map(lasts -> startOf(allocation).plus(lasts))
        .map(at -> new Change(at, ended(script.exitCode()), script.exitCode()));
  }

  private static Optional<Change> checks(
      TaskScript script, Allocation allocation, ClusterState state) {
    boolean awaited =
        allocation.healthy() == null
            && (allocation.checks() == null || !allocation.checks().passing())
            && state
                .declarationOf(allocation)
                .flatMap(job -> job.taskGroup(allocation.taskGroup()))
                .filter(TaskGroup::checkedForHealth)
                .isPresent();
    return Optional.ofNullable(script.checksPassAfter())
        .filter(after -> awaited)
        .map(after -> new Change(startOf(allocation).plus(after), ClientStatus.RUNNING, 0, true));
  }

  private static Optional<Change> timeUp(Allocation allocation, ClusterState state) {
    return state
        .declarationOf(allocation)
        .flatMap(job -> job.taskGroup(allocation.taskGroup()))
        .flatMap(group -> Optional.ofNullable(group.maxRunDuration()))
        .map(limit -> Objects.requireNonNull(allocation.startedAt()).plus(limit))
        .map(at -> new Change(at, ClientStatus.COMPLETE, 0));
  }

  private static ClientStatus ended(int exitCode) {
    return exitCode == 0 ? ClientStatus.COMPLETE : ClientStatus.FAILED;
  }

  private static Instant startOf(Allocation allocation) {
    return allocation.taskStates().values().stream()
        .flatMap(task -> Optional.ofNullable(task.startedAt()).stream())
        .max(Instant::compareTo)
        .orElse(allocation.createdAt());
  }

  private static ReportAllocationStatus report(Allocation allocation, Change change, Instant now) {
    List<TaskUpdate> tasks =
        allocation.resources().tasks().keySet().stream()
            .map(task -> update(task, allocation, change, now))
            .toList();
    return new ReportAllocationStatus(
        allocation.id(),
        change.status(),
        "simulated: " + change.status().word(),
        tasks,
        change.checksPass() ? Map.of() : null);
  }

  private static TaskUpdate update(String task, Allocation allocation, Change change, Instant now) {
    TaskState before = allocation.taskStates().getOrDefault(task, TaskState.PENDING);
    if (change.status() == ClientStatus.RUNNING && before.startedAt() != null) {
      return new TaskUpdate(
          task, TaskState.Phase.RUNNING, false, 0, before.startedAt(), null, null, List.of());
    }
    if (change.status() == ClientStatus.RUNNING) {
      TaskEvent started = TaskEvent.of(TaskEvent.Type.STARTED, now, "Task started by client");
      return new TaskUpdate(
          task, TaskState.Phase.RUNNING, false, 0, now, null, null, List.of(started));
    }
    return new TaskUpdate(
        task,
        TaskState.Phase.DEAD,
        change.status() == ClientStatus.FAILED,
        0,
        before.startedAt(),
        now,
        null,
        List.of(ending(allocation, change, now)));
  }

  private static TaskEvent ending(Allocation allocation, Change change, Instant now) {
    boolean neverRan =
        change.status() == ClientStatus.FAILED && allocation.clientStatus() == ClientStatus.PENDING;
    return neverRan
        ? TaskEvent.of(TaskEvent.Type.DRIVER_FAILURE, now, "it could not be started")
        : new TaskEvent(
            TaskEvent.Type.TERMINATED,
            now,
            "Exit Code: " + change.exitCode(),
            change.exitCode(),
            0,
            false,
            null);
  }

  private record Change(Instant at, ClientStatus status, int exitCode, boolean checksPass) {
    Change(Instant at, ClientStatus status, int exitCode) {
      this(at, status, exitCode, false);
    }
  }
}
