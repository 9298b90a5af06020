package dev.caravan.scheduler.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated allocation fares.
 *
 * @param startsAfter how long it takes to start
 * @param endsAfter how long it runs; null for as long as it is let
 * @param exitCode with what it ends by itself; not 0 means that it failed
 * @param stopsAfter how long it takes to stop when it is asked to
 * @param starts whether it starts at all; otherwise its driver fails when it should
 * @param checksPassAfter how long after its start its checks pass, if it has any; null for never
 */
public record TaskScript(
    Duration startsAfter,
    @Nullable Duration endsAfter,
    int exitCode,
    Duration stopsAfter,
    boolean starts,
    @Nullable Duration checksPassAfter) {

  /** Starts. */
  public TaskScript(
      Duration startsAfter, @Nullable Duration endsAfter, int exitCode, Duration stopsAfter) {
    this(startsAfter, endsAfter, exitCode, stopsAfter, true, Duration.ZERO);
  }

  /** Starts at once, runs until it is stopped, and stops at once. */
  public static final TaskScript RUNS = new TaskScript(Duration.ZERO, null, 0, Duration.ZERO);

  /** Ends by itself, with this exit code, after this time. */
  public static TaskScript ends(Duration after, int exitCode) {
    return new TaskScript(Duration.ZERO, after, exitCode, Duration.ZERO);
  }

  /** Starts after this time, then runs until it is stopped. */
  public static TaskScript startsAfter(Duration delay) {
    return new TaskScript(delay, null, 0, Duration.ZERO);
  }

  /** Runs until it is stopped, which takes this time. */
  public static TaskScript stopsAfter(Duration delay) {
    return new TaskScript(Duration.ZERO, null, 0, delay);
  }

  /** Runs until it is stopped; its checks pass this long after its start, or never for null. */
  public static TaskScript passesChecksAfter(@Nullable Duration delay) {
    return new TaskScript(Duration.ZERO, null, 0, Duration.ZERO, true, delay);
  }

  /** Its driver cannot start it, which takes this time to find out. */
  public static TaskScript failsToStart(Duration after) {
    return new TaskScript(after, null, 1, Duration.ZERO, false, null);
  }
}
