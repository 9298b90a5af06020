package dev.caravan.scheduler.runner;

import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Why a node ends an allocation by itself although the scheduler wants it to run. */
enum EarlyEnd {
  /** It has run for its {@code max_run_duration}. What it was to do counts as done, as in Nomad. */
  RAN_TOO_LONG(ClientStatus.COMPLETE, "allocation exceeded max_run_duration"),
  /** The node could not report for {@code stop_on_client_after}. */
  OUT_OF_TOUCH(ClientStatus.LOST, "alloc was stopped since its node could not report");

  private final ClientStatus status;
  private final String words;

  EarlyEnd(ClientStatus status, String words) {
    this.status = status;
    this.words = words;
  }

  /** What is said of the allocation once its tasks have ended. */
  AllocationVerdict verdict() {
    return new AllocationVerdict(status, words);
  }

  /** What its tasks are told. */
  String words() {
    return words;
  }

  /** The one that tasks were told of before the host went away; empty if none was. */
  static Optional<EarlyEnd> toldOf(Collection<TaskState> tasks) {
    return Arrays.stream(values())
        .filter(
            end -> tasks.stream().anyMatch(task -> task.events().stream().anyMatch(end::isTold)))
        .findFirst();
  }

  private boolean isTold(TaskEvent event) {
    return event.type() == TaskEvent.Type.KILLING && event.message().equals(words);
  }
}
