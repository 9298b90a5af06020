package dev.caravan.scheduler;

import dev.caravan.scheduler.runner.NodeRunner;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The heartbeats of the nodes of this process. A node that does nothing any more has none. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Duration interval;
  private final ScheduledExecutorService timer;

  Pulse(Duration interval) {
    this.interval = interval;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "caravan-heartbeats");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Has a node heard of from now on, for as long as it gets round to it. */
  void add(NodeRunner node, Runnable heard) {
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(
            () -> node.whenFree(() -> beat(heard)), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void beat(Runnable heard) {
    try {
      heard.run();
    } catch (RuntimeException e) {
      LOG.warn("a heartbeat failed; the next one follows", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
