package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node newly knows of a task: its present state, and the events since the last update.
 *
 * @param task the task's name
 * @param phase where it is now
 * @param failed whether it ended badly, for good
 * @param restarts how often it was started again
 * @param startedAt its last start
 * @param finishedAt its end
 * @param lastRestart its last restart
 * @param newEvents what happened since the last update, oldest first
 */
public record TaskUpdate(
    String task,
    TaskState.Phase phase,
    boolean failed,
    int restarts,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant lastRestart,
    List<TaskEvent> newEvents) {
  public TaskUpdate {
    newEvents = List.copyOf(newEvents);
  }
}
