package dev.caravan.drivers.rawexec;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command under a supervisor. */
final class RawExecHandle implements TaskHandle {
  /** How long the kernel may take to end what it was told to kill. */
  private static final Duration FORCE_LIMIT = Duration.ofSeconds(10);

  /** How late the end of a command is noticed; a driver that is closed never notices. */
  private static final Duration NOTICE_LIMIT = Duration.ofSeconds(1);

  private final RunDirectory run;
  private final ProcessGroup group;
  private final UsageMeter meter;
  private final CompletableFuture<TaskExit> exit;

  RawExecHandle(RunDirectory run, ProcessGroup group, CompletableFuture<TaskExit> exit) {
    this.run = run;
    this.group = group;
    this.meter = new UsageMeter(group.number());
    this.exit = exit;
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void kill(@Nullable String signal, Duration timeout) throws DriverException {
    Signal ask = signal == null ? Signal.SIGINT : Signal.named(signal);
    boolean asked = !exit.isDone() && !timeout.isZero() && group.send(ask);
    if (asked && Exits.await(exit, timeout)) {
      return;
    }
    boolean isGone = !exit.isDone() && !group.send(Signal.SIGKILL);
    if (!Exits.await(exit, isGone ? NOTICE_LIMIT : FORCE_LIMIT) && !isGone) {
      throw new DriverException(
          "process group %d does not end, even by SIGKILL; it may be stuck in the kernel"
              .formatted(group.number()),
          true);
    }
  }

  @Override
  public void signal(String signal) throws DriverException {
    Signal known = Signal.named(signal);
    if (exit.isDone() || !group.send(known)) {
      throw new DriverException("cannot send " + known + ": the task has ended", false);
    }
  }

  @Override
  public TaskUsage usage() throws DriverException {
    if (exit.isDone()) {
      return TaskUsage.NONE;
    }
    try {
      return meter.measure();
    } catch (IOException e) {
      throw new DriverException("cannot read /proc: " + e.getMessage(), true, e);
    }
  }

  @Override
  public void destroy() throws DriverException {
    if (!exit.isDone()) {
      throw new DriverException("the task still runs; kill it first", false);
    }
    try {
      run.delete();
    } catch (IOException e) {
      throw new DriverException("cannot delete " + run.path() + ": " + e.getMessage(), true, e);
    }
  }
}
