package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A command under a supervisor. */
final class CommandHandle implements TaskHandle {
  /** How long the kernel may take to end what it was told to kill. */
  private static final Duration FORCE_LIMIT = Duration.ofSeconds(10);

  /** How late the end of a command is noticed; a driver that is closed never notices. */
  private static final Duration NOTICE_LIMIT = Duration.ofSeconds(1);

  private final RunDirectory run;
  private final ProcessGroup group;
  private final TaskSurroundings surroundings;
  private final UsageMeter meter;
  private final CompletableFuture<TaskExit> exit;
  private final Set<ExecSession> sessions = ConcurrentHashMap.newKeySet();

  CommandHandle(
      RunDirectory run,
      ProcessGroup group,
      TaskSurroundings surroundings,
      CompletableFuture<TaskExit> exit) {
    this.run = run;
    this.group = group;
    this.surroundings = surroundings;
    this.meter = new UsageMeter(group.number(), surroundings.containment());
    this.exit = exit;
    CompletableFuture<Void> unused = exit.thenRun(() -> sessions.forEach(ExecSession::close));
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

  /** A command does not outlive its task. */
  @Override
  public ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    if (exit.isDone()) {
      throw new DriverException("cannot run a command: the task has ended", false);
    }
    ExecSession session = ExecProcess.start(surroundings, request, output);
    sessions.add(session);
    CompletableFuture<Void> unused = session.exit().thenRun(() -> sessions.remove(session));
    if (exit.isDone()) {
      session.close();
    }
    return session;
  }

  @Override
  public TaskStatus inspect() throws DriverException {
    Map<String, String> attributes = Map.of("pid", Long.toString(group.number()));
    try {
      return exit.isDone()
          ? TaskStatus.exited(run.startedAt(), run.completedAt(), exit.join(), attributes)
          : TaskStatus.running(run.startedAt(), attributes);
    } catch (IOException e) {
      throw new DriverException("cannot read what is on record: " + e.getMessage(), true, e);
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
      surroundings.containment().remove(surroundings.tools().sh());
      run.delete();
    } catch (IOException e) {
      throw new DriverException("cannot delete " + run.path() + ": " + e.getMessage(), true, e);
    }
  }
}
