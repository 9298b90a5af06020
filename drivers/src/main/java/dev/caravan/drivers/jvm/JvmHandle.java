package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task of the {@code jvm} driver. */
final class JvmHandle implements TaskHandle {
  /** How long a handler that is ended by force has to leave: it must notice that by itself. */
  private static final Duration FORCE_LIMIT = Duration.ofSeconds(1);

  private final String handler;
  private final JvmRun run;
  private final ThreadMeter meter;

  JvmHandle(String handler, JvmRun run) {
    this.handler = handler;
    this.run = run;
    this.meter = new ThreadMeter(run.threadId());
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return run.exit().copy();
  }

  @Override
  public void kill(@Nullable String signal, Duration timeout) throws DriverException {
    Signal ask = signal == null ? Signal.SIGINT : Signal.named(signal);
    if (run.exit().isDone()) {
      return;
    }
    if (!timeout.isZero()) {
      run.cancel(ask);
      if (Exits.await(run.exit(), timeout)) {
        return;
      }
    }
    run.force();
    if (!Exits.await(run.exit(), FORCE_LIMIT)) {
      run.giveUp(
          "handler \"%s\" goes on: it was cancelled and did not return within its kill_timeout of %d ms"
              .formatted(handler, timeout.toMillis()));
    }
  }

  @Override
  public void signal(String signal) throws DriverException {
    Signal known = Signal.named(signal);
    if (run.exit().isDone()) {
      throw new DriverException("cannot send " + known + ": the task has ended", false);
    }
    if (!run.cancellation().send(known)) {
      throw new DriverException(
          "cannot send %s: handler \"%s\" takes no signals".formatted(known, handler), false);
    }
  }

  @Override
  public TaskStatus inspect() {
    Map<String, String> attributes = Map.of("handler", handler, "thread", run.threadName());
    return run.exit().isDone()
        ? TaskStatus.exited(run.startedAt(), run.completedAt(), run.exit().join(), attributes)
        : TaskStatus.running(run.startedAt(), attributes);
  }

  @Override
  public TaskUsage usage() {
    return run.exit().isDone() ? TaskUsage.NONE : meter.measure();
  }

  @Override
  public void destroy() throws DriverException {
    if (!run.exit().isDone()) {
      throw new DriverException("the task still runs; kill it first", false);
    }
  }
}
