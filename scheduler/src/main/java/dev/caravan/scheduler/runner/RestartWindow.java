package dev.caravan.scheduler.runner;

import java.time.Instant;

/**
 * The interval in which a task's restarts are counted.
 *
 * @param start when it began
 * @param used how many ends of the task were counted in it
 */
record RestartWindow(Instant start, int used) {

  static RestartWindow startingAt(Instant start) {
    return new RestartWindow(start, 0);
  }
}
