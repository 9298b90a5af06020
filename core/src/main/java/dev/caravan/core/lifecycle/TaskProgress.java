package dev.caravan.core.lifecycle;

import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node's news make of the tasks of an allocation. */
final class TaskProgress {
  private TaskProgress() {}

  /** Whether an update says anything that is not known yet. */
  static boolean isNews(Map<String, TaskState> tasks, TaskUpdate update) {
    TaskState known = tasks.get(update.task());
    return known == null || !merge(known, update).equals(known);
  }

  /** The tasks after these updates. */
  static Map<String, TaskState> merge(Map<String, TaskState> tasks, List<TaskUpdate> updates) {
    Map<String, TaskState> merged = new LinkedHashMap<>(tasks);
    for (TaskUpdate update : updates) {
      TaskState known = merged.getOrDefault(update.task(), TaskState.PENDING);
      merged.put(update.task(), merge(known, update));
    }
    return merged;
  }

  /** The tasks after something was found out about some of them. */
  static Map<String, TaskState> note(Map<String, TaskState> tasks, Map<String, TaskEvent> events) {
    Map<String, TaskState> noted = new LinkedHashMap<>(tasks);
    events.forEach(
        (task, event) -> noted.put(task, with(noted.getOrDefault(task, TaskState.PENDING), event)));
    return noted;
  }

  private static TaskState with(TaskState known, TaskEvent event) {
    return new TaskState(
        known.phase(),
        known.failed(),
        known.restarts(),
        known.startedAt(),
        known.finishedAt(),
        known.lastRestart(),
        newest(known.events(), List.of(event)));
  }

  private static List<TaskEvent> newest(List<TaskEvent> known, List<TaskEvent> added) {
    List<TaskEvent> events = new ArrayList<>(known);
    events.addAll(added);
    return events.subList(Math.max(0, events.size() - TaskState.EVENTS_KEPT), events.size());
  }

  private static TaskState merge(TaskState known, TaskUpdate update) {
    return new TaskState(
        update.phase(),
        update.failed(),
        update.restarts(),
        update.startedAt(),
        update.finishedAt(),
        update.lastRestart(),
        newest(known.events(), update.newEvents()));
  }
}
