package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a task is in its life. */
public record TaskState(
    String state,
    boolean failed,
    int restarts,
    @Nullable Instant lastRestart,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    List<TaskEvent> events) {

  /** Something that happened to a task. */
  public record TaskEvent(String type, @Nullable Instant time, String displayMessage) {}
}
