package dev.caravan.scheduler.runner;

import dev.caravan.core.model.TaskEvent;
import java.util.List;
import java.util.Optional;

/**
 * What something that happened to a task leads to.
 *
 * @param life where the task is now
 * @param events what is to be told of it, oldest first
 * @param effect what is to be done about it
 */
record Transition(TaskLife life, List<TaskEvent> events, Optional<TaskEffect> effect) {
  Transition {
    events = List.copyOf(events);
  }

  static Transition to(TaskLife life, List<TaskEvent> events) {
    return new Transition(life, events, Optional.empty());
  }

  static Transition to(TaskLife life, List<TaskEvent> events, TaskEffect effect) {
    return new Transition(life, events, Optional.of(effect));
  }

  static Transition none(TaskLife life) {
    return to(life, List.of());
  }
}
