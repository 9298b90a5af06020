package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one report out of two about the same allocation. */
final class ReportMerge {
  private ReportMerge() {}

  /** The state of the newer one, the events of both. */
  static ReportAllocationStatus merge(ReportAllocationStatus older, ReportAllocationStatus newer) {
    Map<String, TaskUpdate> updates = new LinkedHashMap<>();
    older.tasks().forEach(update -> updates.put(update.task(), update));
    newer.tasks().forEach(update -> updates.merge(update.task(), update, ReportMerge::merge));
    return new ReportAllocationStatus(
        newer.allocationId(),
        newer.clientStatus(),
        newer.clientDescription(),
        List.copyOf(updates.values()),
        newer.failingChecks() == null ? older.failingChecks() : newer.failingChecks());
  }

  private static TaskUpdate merge(TaskUpdate older, TaskUpdate newer) {
    List<TaskEvent> events = new ArrayList<>(older.newEvents());
    events.addAll(newer.newEvents());
    return new TaskUpdate(
        newer.task(),
        newer.phase(),
        newer.failed(),
        newer.restarts(),
        newer.startedAt(),
        newer.finishedAt(),
        newer.lastRestart(),
        events);
  }
}
