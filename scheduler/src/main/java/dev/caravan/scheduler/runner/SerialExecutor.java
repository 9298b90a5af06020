package dev.caravan.scheduler.runner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what it is given one after the other, in order, on threads that it borrows. */
final class SerialExecutor implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

  private final Executor threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean active;

  SerialExecutor(Executor threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void execute(Runnable turn) {
    waiting.add(turn);
    if (!active) {
      active = true;
      threads.execute(this::runAll);
    }
  }

  private void runAll() {
    for (Runnable turn = next(); turn != null; turn = next()) {
      try {
        turn.run();
      } catch (RuntimeException | Error e) {
        LOG.error("A turn failed; the next one goes on", e);
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable turn = waiting.poll();
    active = turn != null;
    return turn;
  }
}
