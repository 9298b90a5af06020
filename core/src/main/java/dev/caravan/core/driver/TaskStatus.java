package dev.caravan.core.driver;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a driver knows of one run of a task.
 *
 * @param state how far it has come
 * @param startedAt when it started, as far as the driver knows
 * @param completedAt when it ended; null if it runs, or nobody knows
 * @param exit how it ended; null while it runs
 * @param attributes by what the host knows it: {@code pid}, {@code container_id} …
 */
public record TaskStatus(
    State state,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable TaskExit exit,
    Map<String, String> attributes) {

  public TaskStatus {
    attributes = Map.copyOf(attributes);
  }

  /** How far a run has come. */
  public enum State {
    RUNNING,
    EXITED
  }

  /** Of a task that runs. */
  public static TaskStatus running(@Nullable Instant startedAt, Map<String, String> attributes) {
    return new TaskStatus(State.RUNNING, startedAt, null, null, attributes);
  }

  /** Of a task that has ended. */
  public static TaskStatus exited(
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      TaskExit exit,
      Map<String, String> attributes) {
    return new TaskStatus(State.EXITED, startedAt, completedAt, exit, attributes);
  }
}
