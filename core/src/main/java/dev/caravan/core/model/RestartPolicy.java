package dev.caravan.core.model;

import java.time.Duration;

/**
 * What happens on the node when a task exits.
 *
 * @param attempts how many restarts an interval allows
 * @param interval the window in which attempts are counted
 * @param delay how long to wait before a restart
 * @param mode what happens when the attempts are used up
 */
public record RestartPolicy(int attempts, Duration interval, Duration delay, Mode mode) {

  /** What to do when the attempts of an interval are used up. */
  public enum Mode {
    /** The allocation fails. */
    FAIL,
    /** The task waits for the next interval. */
    DELAY
  }

  /** Nomad's default for a job of this type. */
  public static RestartPolicy defaultFor(JobType type) {
    return switch (type) {
      case SERVICE ->
          new RestartPolicy(2, Duration.ofMinutes(30), Duration.ofSeconds(15), Mode.FAIL);
      case BATCH -> new RestartPolicy(3, Duration.ofHours(24), Duration.ofSeconds(15), Mode.FAIL);
    };
  }
}
