package dev.caravan.http.server;

import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.Watch;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queries that wait for news. None of them holds a thread. */
final class BlockedQueries implements AutoCloseable {
  /** Changes come in bursts; those of so many milliseconds are looked at once. */
  private static final long GATHER_MILLIS = 10;

  private static final Logger log = LoggerFactory.getLogger(BlockedQueries.class);

  private final Scheduler scheduler;
  private final Executor workers;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lookIsDue = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor timer;
  private final Watch<ClusterState> watch;

  /**
   * @param workers where queries go on that have waited
   */
  BlockedQueries(Scheduler scheduler, Executor workers) {
    this.scheduler = scheduler;
    this.workers = workers;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "caravan-http-wait");
              made.setDaemon(true);
              return made;
            });
    timer.setRemoveOnCancelPolicy(true);
    this.watch = scheduler.watchState(state -> lookSoon());
  }

  /** A query that waits. */
  private static final class Waiting {
    private final Predicate<ClusterState> isNews;
    private final Runnable goOn;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Future<?> timeout;

    Waiting(Predicate<ClusterState> isNews, Runnable goOn) {
      this.isNews = isNews;
      this.goOn = goOn;
    }
  }

  /**
   * Goes on with a query when there is news for it, or when it has waited long enough.
   *
   * @param isNews whether a state is what it waits for
   * @param limit how long it waits at most
   */
  void await(Predicate<ClusterState> isNews, Duration limit, Runnable goOn) {
    Waiting query = new Waiting(isNews, goOn);
    waiting.add(query);
    try {
      query.timeout = timer.schedule(() -> end(query), limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      end(query);
      return;
    }
    // What came before it was in the set is seen here, what came after by the next look.
    if (isNews.test(scheduler.state())) {
      end(query);
    }
  }

  private void lookSoon() {
    if (!waiting.isEmpty() && lookIsDue.compareAndSet(false, true)) {
      try {
        Future<?> unused = timer.schedule(this::look, GATHER_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        log.debug("The server stopped before news were looked at", closed);
      }
    }
  }

  private void look() {
    lookIsDue.set(false);
    ClusterState state = scheduler.state();
    waiting.stream().filter(query -> query.isNews.test(state)).toList().forEach(this::end);
  }

  private void end(Waiting query) {
    if (query.done.compareAndSet(false, true)) {
      waiting.remove(query);
      Future<?> timeout = query.timeout;
      if (timeout != null) {
        timeout.cancel(false);
      }
      goOn(query);
    }
  }

  private void goOn(Waiting query) {
    try {
      workers.execute(query.goOn);
    } catch (RejectedExecutionException stopped) {
      log.debug("The server stopped before a query was answered", stopped);
    }
  }

  /** Ends the waiting of all. */
  @Override
  public void close() {
    watch.close();
    timer.shutdownNow();
    waiting.forEach(this::end);
  }
}
