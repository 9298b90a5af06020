package dev.caravan.core.driver;

import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param exitCode its exit code; 128 + signal where a signal ended it, as a shell tells it
 * @param signal the signal that ended it, or 0
 * @param outOfMemory whether it was ended for using too much memory
 * @param error what went wrong with the driver, if that is why
 */
public record TaskExit(int exitCode, int signal, boolean outOfMemory, @Nullable String error) {

  /** An end by itself. */
  public static TaskExit code(int exitCode) {
    return new TaskExit(exitCode, 0, false, null);
  }

  /** An end by a signal. */
  public static TaskExit signalled(int signal) {
    return new TaskExit(128 + signal, signal, false, null);
  }

  /** Whether all went well. */
  public boolean successful() {
    return exitCode == 0 && signal == 0 && !outOfMemory && error == null;
  }
}
