package dev.caravan.drivers.mock;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.RotatingLog;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.mock.MockRecord.Life;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that pretends to run until its time is up or it is killed. */
final class MockHandle implements TaskHandle {
  private static final Logger LOG = LoggerFactory.getLogger(MockHandle.class);
  private static final TaskUsage MADE_UP = new TaskUsage(1, 10, 1 << 20);

  private final MockScript script;
  private final MockRecord record;
  private final Instant started;
  private volatile @Nullable Instant completed;
  private final ScheduledExecutorService timers;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();

  MockHandle(MockScript script, MockRecord record, Life life, ScheduledExecutorService timers) {
    this.script = script;
    this.record = record;
    this.started = life.started();
    this.timers = timers;
    this.completed = life.completed();
    TaskExit recorded = life.exit();
    if (recorded != null) {
      exit.complete(recorded);
    } else {
      Duration left = Duration.between(Instant.now(), started.plus(script.runFor()));
      later(left, () -> end(script.exit()));
    }
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void kill(@Nullable String signal, Duration timeout) throws DriverException {
    if (signal != null) {
      Signal.named(signal);
    }
    boolean heeds = !timeout.isZero() && script.killAfter().compareTo(timeout) <= 0;
    if (!Exits.await(exit, heeds ? script.killAfter() : timeout)) {
      end(heeds ? script.exit() : TaskExit.signalled(Signal.SIGKILL.number()));
    }
  }

  @Override
  public void signal(String signal) throws DriverException {
    Signal known = Signal.named(signal);
    if (exit.isDone()) {
      throw new DriverException("cannot send " + known + ": the task has ended", false);
    }
    if (script.signalError() != null) {
      throw new DriverException(script.signalError(), false);
    }
  }

  @Override
  public ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    if (exit.isDone()) {
      throw new DriverException("cannot run a command: the task has ended", false);
    }
    if (script.command() == null) {
      throw new DriverException("the task's script has no exec_command", false);
    }
    MockCommand command = new MockCommand(script.command(), output);
    later(script.command().runFor(), command::end);
    return command;
  }

  @Override
  public TaskStatus inspect() {
    return exit.isDone()
        ? TaskStatus.exited(started, completed, exit.join(), Map.of())
        : TaskStatus.running(started, Map.of());
  }

  @Override
  public TaskUsage usage() {
    return exit.isDone() ? TaskUsage.NONE : MADE_UP;
  }

  @Override
  public void destroy() throws DriverException {
    if (!exit.isDone()) {
      throw new DriverException("the task still runs; kill it first", false);
    }
    try {
      record.delete();
    } catch (IOException e) {
      throw new DriverException("cannot delete the task's record: " + e.getMessage(), true, e);
    }
  }

  /** Prints once now, and then as often as the script says. */
  void print(TaskRequest request) throws IOException {
    MockScript.Output output = script.output();
    append(request, output.text());
    printLater(request, output.repeats());
  }

  private void printLater(TaskRequest request, long times) {
    if (times > 0 && !exit.isDone()) {
      later(script.output().interval(), () -> printAgain(request, times));
    }
  }

  private void printAgain(TaskRequest request, long times) {
    try {
      append(request, script.output().text());
      printLater(request, times - 1);
    } catch (IOException e) {
      end(
          Exits.unknown(
              "cannot print to %s: %s".formatted(request.directories().stdout(), e.getMessage())));
    }
  }

  private static void append(TaskRequest to, String text) throws IOException {
    try (RotatingLog log = RotatingLog.open(to.directories().stdout(), to.logs())) {
      log.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Notes the end before anybody hears of it, once. */
  private void end(TaskExit how) {
    if (!ending.compareAndSet(false, true)) {
      exit.join();
      return;
    }
    Instant now = Instant.now();
    completed = now;
    try {
      record.write(new Life(started, now, how));
    } catch (IOException e) {
      // As on a full disk. The end is known all the same; only the host's next life may not know
      // it.
      LOG.warn("Cannot note the end of a task: {}", e.toString());
    }
    exit.complete(how);
  }

  private void later(Duration delay, Runnable action) {
    long nanos = Math.max(0, delay.toNanos());
    var unused = timers.schedule(action, nanos, TimeUnit.NANOSECONDS);
  }
}
