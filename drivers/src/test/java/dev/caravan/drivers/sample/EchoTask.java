package dev.caravan.drivers.sample;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.support.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a task. */
final class EchoTask implements TaskHandle {
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();
  private final boolean ignoresSignals;
  private final Instant startedAt = Instant.now();
  private volatile @Nullable Instant completedAt;

  EchoTask(boolean ignoresSignals) {
    this.ignoresSignals = ignoresSignals;
  }

  synchronized void end(TaskExit how) {
    if (!exit.isDone()) {
      completedAt = Instant.now();
      exit.complete(how);
    }
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void kill(@Nullable String signal, Duration timeout) throws DriverException {
    Signal ask = signal == null ? Signal.SIGINT : Signal.named(signal);
    boolean byForce = ignoresSignals || timeout.isZero();
    end(TaskExit.signalled(byForce ? Signal.SIGKILL.number() : ask.number()));
  }

  @Override
  public void signal(String signal) throws DriverException {
    throw new DriverException("cannot send " + Signal.named(signal) + ": it takes none", false);
  }

  @Override
  public TaskStatus inspect() {
    return exit.isDone()
        ? TaskStatus.exited(startedAt, completedAt, exit.join(), Map.of())
        : TaskStatus.running(startedAt, Map.of());
  }

  @Override
  public TaskUsage usage() {
    return TaskUsage.NONE; // It uses next to nothing.
  }

  @Override
  public void destroy() throws DriverException {
    if (!exit.isDone()) {
      throw new DriverException("the task still runs; kill it first", false);
    }
  }
}
