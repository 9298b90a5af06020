package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.Optional;

/**
 * What of a report the log does not have yet. A node sends again what it does not know to be
 * stored, and it may have been stored although the call failed.
 */
final class UntoldNews {
  private UntoldNews() {}

  /** The report without what is known; empty if all is. */
  static Optional<ReportAllocationStatus> of(ClusterState state, ReportAllocationStatus report) {
    Optional<Allocation> known = state.allocation(report.allocationId());
    if (known.isEmpty() || report.tasks().isEmpty()) {
      return Optional.of(report);
    }
    Allocation allocation = known.get();
    List<TaskUpdate> news =
        report.tasks().stream().map(update -> untold(allocation, update)).toList();
    boolean isOld =
        report.failingChecks() == null
            && allocation.clientStatus() == report.clientStatus()
            && news.stream().allMatch(update -> isKnown(allocation, update));
    return isOld
        ? Optional.empty()
        : Optional.of(
            new ReportAllocationStatus(
                report.allocationId(),
                report.clientStatus(),
                report.clientDescription(),
                news,
                report.failingChecks()));
  }

  private static TaskUpdate untold(Allocation allocation, TaskUpdate update) {
    List<TaskEvent> told = state(allocation, update).events();
    List<TaskEvent> sent = update.newEvents();
    int overlap = overlap(told, sent);
    return overlap == 0
        ? update
        : new TaskUpdate(
            update.task(),
            update.phase(),
            update.failed(),
            update.restarts(),
            update.startedAt(),
            update.finishedAt(),
            update.lastRestart(),
            sent.subList(overlap, sent.size()));
  }

  /** How many of the events that were sent first are those that were told last. */
  private static int overlap(List<TaskEvent> told, List<TaskEvent> sent) {
    for (int length = Math.min(told.size(), sent.size()); length > 0; length--) {
      if (told.subList(told.size() - length, told.size()).equals(sent.subList(0, length))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isKnown(Allocation allocation, TaskUpdate update) {
    TaskState known = state(allocation, update);
    return update.newEvents().isEmpty()
        && new TaskState(
                update.phase(),
                update.failed(),
                update.restarts(),
                update.startedAt(),
                update.finishedAt(),
                update.lastRestart(),
                known.events())
            .equals(known);
  }

  private static TaskState state(Allocation allocation, TaskUpdate update) {
    return allocation.taskStates().getOrDefault(update.task(), TaskState.PENDING);
  }
}
