package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.support.Signal;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A handler at work in a thread of its own. */
final class JvmRun {
  private static final int FAILED = 1;

  private final JvmHandler handler;
  private final JvmContext context;
  private final TaskLogs logs;
  private final Cancellation cancellation;
  private final Thread thread;
  private final CompletableFuture<Void> returned = new CompletableFuture<>();
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();

  private volatile @Nullable Instant startedAt;
  private volatile @Nullable Instant completedAt;

  /** How it ends whatever its handler says, since it was ended by force; or null. */
  private volatile @Nullable TaskExit forced;

  JvmRun(
      String threadName,
      JvmHandler handler,
      JvmContext context,
      TaskLogs logs,
      Cancellation cancellation) {
    this.handler = handler;
    this.context = context;
    this.logs = logs;
    this.cancellation = cancellation;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
    thread.setContextClassLoader(handler.getClass().getClassLoader());
  }

  void start() {
    startedAt = Instant.now();
    thread.start();
  }

  /** Completes when its handler has returned, or was given up. */
  CompletableFuture<TaskExit> exit() {
    return exit;
  }

  /** Completes when its handler has returned, be it given up or not. */
  CompletableFuture<Void> returned() {
    return returned;
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant completedAt() {
    return completedAt;
  }

  String threadName() {
    return thread.getName();
  }

  long threadId() {
    return thread.getId();
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Asks the handler to end. */
  void cancel(Signal by) {
    cancellation.request(by);
    thread.interrupt();
  }

  /** Makes it end as if by force, whatever its handler returns. */
  void force() {
    forced = TaskExit.signalled(Signal.SIGKILL.number());
    cancel(Signal.SIGKILL);
  }

  /** Java cannot end a thread against its will: all that is left is to count it as ended. */
  void giveUp(String reason) {
    int killed = Signal.SIGKILL.number();
    logs.close();
    end(new TaskExit(TaskExit.signalled(killed).exitCode(), killed, false, reason));
  }

  /** Drops it before it was started. */
  void discard() {
    logs.close();
  }

  private void run() {
    TaskExit how = outcome();
    TaskExit instead = forced;
    logs.close();
    returned.complete(null);
    end(instead == null ? how : instead);
  }

  private synchronized void end(TaskExit how) {
    if (!exit.isDone()) {
      completedAt = Instant.now();
      exit.complete(how);
    }
  }

  private TaskExit outcome() {
    try {
      return TaskExit.code(handler.run(context));
    } catch (Throwable thrown) {
      Signal by = cancellation.requestedBy();
      return by != null && isInterruption(thrown)
          ? TaskExit.signalled(by.number())
          : failed(thrown);
    }
  }

  private TaskExit failed(Throwable thrown) {
    thrown.printStackTrace(logs.stderr());
    return new TaskExit(FAILED, 0, false, thrown.toString());
  }

  private static boolean isInterruption(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof CancellationException
          || cause instanceof ClosedByInterruptException
          || cause instanceof InterruptedIOException) {
        return true;
      }
    }
    return false;
  }
}
