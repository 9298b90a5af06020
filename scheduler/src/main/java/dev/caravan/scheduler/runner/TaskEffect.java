package dev.caravan.scheduler.runner;

import java.time.Duration;

/** What is to be done about a task. */
sealed interface TaskEffect {

  /**
   * Put into its place what it needs before it starts.
   *
   * @param again whether it has run before
   */
  record Prepare(boolean again) implements TaskEffect {}

  /** Ask its driver for what an earlier life of the host has left. */
  record Recover() implements TaskEffect {}

  /** Ask its driver to start it. */
  record Start() implements TaskEffect {}

  /** Let go of the run that has ended, and come back when the delay is over. */
  record Wait(Duration delay) implements TaskEffect {}

  /** Ask its driver to end it, when the delay is over. */
  record Kill(Duration delay) implements TaskEffect {
    static final Kill NOW = new Kill(Duration.ZERO);
  }
}
