package dev.caravan.core.model;

import java.time.Duration;

/**
 * What happens on the node when a task exits.
 *
 * @param attempts how many restarts an interval allows
 * @param interval the window in which attempts are counted
 * @param delay how long to wait before a restart
 * @param mode what happens when the attempts are used up
 * @param renderTemplates whether templates are rendered anew before a restart
 */
public record RestartPolicy(
    int attempts, Duration interval, Duration delay, Mode mode, boolean renderTemplates) {

  /** A policy that does not render templates anew. */
  public RestartPolicy(int attempts, Duration interval, Duration delay, Mode mode) {
    this(attempts, interval, delay, mode, false);
  }

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
      case SERVICE, SYSTEM ->
          new RestartPolicy(2, Duration.ofMinutes(30), Duration.ofSeconds(15), Mode.FAIL);
      case BATCH, SYSBATCH ->
          new RestartPolicy(3, Duration.ofHours(24), Duration.ofSeconds(15), Mode.FAIL);
    };
  }
}
