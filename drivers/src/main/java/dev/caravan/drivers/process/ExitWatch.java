package dev.caravan.drivers.process;

import dev.caravan.core.driver.TaskExit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices the end of supervisors that are no children of this process. {@link
 * ProcessHandle#onExit()} would do so too, but up to five seconds late.
 */
final class ExitWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "command-exit-watch");
            thread.setDaemon(true);
            return thread;
          });

  /** Completes when the supervisor has ended; at once if it has ended already. */
  CompletableFuture<TaskExit> until(Supervisor supervisor) {
    if (!supervisor.isAlive()) {
      return CompletableFuture.completedFuture(supervisor.exit());
    }
    CompletableFuture<TaskExit> exit = new CompletableFuture<>();
    Future<?> check =
        scheduler.scheduleWithFixedDelay(
            () -> completeIfEnded(supervisor, exit),
            INTERVAL.toMillis(),
            INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return exit.whenComplete((ended, never) -> check.cancel(false));
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private static void completeIfEnded(Supervisor supervisor, CompletableFuture<TaskExit> exit) {
    if (!supervisor.isAlive()) {
      exit.complete(supervisor.exit());
    }
  }
}
