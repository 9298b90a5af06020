package dev.caravan.scheduler.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's threads. Starting and ending have pools of their own: ending must not wait behind an
 * image that is being pulled. What is handed over after closing is dropped.
 */
final class RunnerThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunnerThreads.class);
  private static final int TURNS = 4;
  private static final int STARTS = 16;
  private static final int ENDS = 64;
  private static final int RELEASES = 4;
  private static final int CHECKS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor turns;
  private final ThreadPoolExecutor starts;
  private final ThreadPoolExecutor ends;
  private final ThreadPoolExecutor releases;
  private final ThreadPoolExecutor checks;
  private final ScheduledThreadPoolExecutor timers;

  RunnerThreads(String node) {
    turns = pool(node, "turn", TURNS);
    starts = pool(node, "start", STARTS);
    ends = pool(node, "end", ENDS);
    releases = pool(node, "release", RELEASES);
    checks = pool(node, "check", CHECKS);
    timers = new ScheduledThreadPoolExecutor(1, named(node, "timer"));
    timers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** For state transitions: short, and one after the other. */
  Executor newTurns() {
    return new SerialExecutor(turns);
  }

  /** For what may take long until a task runs. */
  Executor starts() {
    return starts;
  }

  /** For what may take long until a task has ended. */
  Executor ends() {
    return ends;
  }

  /** For removing what is left of ended tasks. */
  Executor releases() {
    return releases;
  }

  /** For asking services whether they answer. */
  Executor checks() {
    return checks;
  }

  /** Runs something short later; at once if there is nothing to wait for. */
  @SuppressWarnings("FutureReturnValueIgnored") // It cannot fail, and nobody waits for it.
  void later(Duration delay, Runnable what) {
    if (delay.isZero() || delay.isNegative()) {
      what.run();
    } else {
      timers.schedule(what, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * Waits a moment for starts under way, so that the next runner finds what they have started, and
   * for removals, which no other runner would see to. Ends under way go on by themselves.
   */
  @Override
  public void close() {
    timers.shutdownNow();
    starts.getQueue().clear();
    checks.shutdownNow();
    List.of(starts, ends, releases, turns).forEach(ExecutorService::shutdown);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ThreadPoolExecutor pool : List.of(starts, releases, turns)) {
      if (!ended(pool, deadline - System.nanoTime())) {
        LOG.warn("A driver is still busy with a task; it is left to itself");
      }
    }
  }

  private static boolean ended(ExecutorService pool, long nanos) {
    try {
      return pool.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ThreadPoolExecutor pool(String node, String use, int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(node, use));
    pool.allowCoreThreadTimeOut(true);
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return pool;
  }

  static ThreadFactory named(String node, String use) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      String name = "caravan-%s-%s-%d".formatted(node, use, number.incrementAndGet());
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
