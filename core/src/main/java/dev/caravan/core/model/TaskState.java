package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task is in its life.
 *
 * @param phase pending, running or dead
 * @param failed whether it ended badly, for good
 * @param restarts how often it was started again
 * @param startedAt its last start
 * @param finishedAt its end
 * @param lastRestart its last restart
 * @param events the newest {@value #EVENTS_KEPT} things that happened, oldest first
 */
public record TaskState(
    Phase phase,
    boolean failed,
    int restarts,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant lastRestart,
    List<TaskEvent> events) {

  /** How many events of a task a snapshot keeps; the log keeps all. */
  public static final int EVENTS_KEPT = 10;

  /** A task of which nothing is known yet. */
  public static final TaskState PENDING =
      new TaskState(Phase.PENDING, false, 0, null, null, null, List.of());

  public TaskState {
    events = List.copyOf(events);
  }

  /** Where a task is in its life. */
  public enum Phase {
    PENDING("pending"),
    RUNNING("running"),
    DEAD("dead");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }
  }
}
