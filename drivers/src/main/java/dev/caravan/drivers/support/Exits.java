package dev.caravan.drivers.support;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends of tasks: telling them apart and waiting for them. */
public final class Exits {
  /** What a shell adds to the number of the signal that ended a command. */
  private static final int SIGNAL_BASE = 128;

  private Exits() {}

  /**
   * An end as a shell reports it. A code above 128 stands for a signal, if there is one of that
   * number: a program that leaves with such a code of its own will looks the same, by design of the
   * programs that do so.
   */
  public static TaskExit ofShell(int code) {
    return Signal.numbered(code - SIGNAL_BASE)
        .map(signal -> TaskExit.signalled(signal.number()))
        .orElseGet(() -> TaskExit.code(code));
  }

  /** An end whose circumstances are unknown. */
  public static TaskExit unknown(String reason) {
    return new TaskExit(0, 0, false, reason);
  }

  /**
   * Waits for a task's end.
   *
   * @return whether it came in time
   * @throws DriverException if the waiting thread is interrupted
   */
  public static boolean await(CompletableFuture<TaskExit> exit, Duration limit)
      throws DriverException {
    try {
      exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while waiting for the task to end", true, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit never completes exceptionally", e);
    }
  }
}
