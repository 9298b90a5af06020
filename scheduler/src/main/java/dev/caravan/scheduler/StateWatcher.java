package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Shows the state to those who watch something, on a thread of its own. */
final class StateWatcher implements AutoCloseable {
  private final Ledger ledger;

  /** What ends the watches under way before their time. */
  private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "caravan-watch");
            made.setDaemon(true);
            return made;
          });

  StateWatcher(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Shows the state to an observer now and after each change.
   *
   * @param observer gives the end result once what it watches is over
   */
  <T> Watch<T> watch(Function<ClusterState, Optional<T>> observer) {
    CompletableFuture<T> end = new CompletableFuture<>();
    AtomicBoolean scheduled = new AtomicBoolean();
    Runnable look =
        () -> {
          scheduled.set(false);
          show(observer, end);
        };
    Runnable endEarly = () -> end.completeExceptionally(new SchedulerClosedException());
    underWay.add(endEarly);
    Ledger.Subscription subscription = ledger.onChange(() -> schedule(look, scheduled, endEarly));
    CompletableFuture<T> over =
        end.whenComplete(
            (result, failure) -> {
              subscription.close();
              underWay.remove(endEarly);
            });
    schedule(look, scheduled, endEarly);
    return new Watch<>(over, () -> end.cancel(false));
  }

  /**
   * Watches under way end with {@link SchedulerClosedException}. A listener that is being told
   * something is not interrupted: it may be the one that closes the scheduler.
   */
  @Override
  public void close() {
    thread.shutdown();
    List.copyOf(underWay).forEach(Runnable::run);
  }

  private void schedule(Runnable look, AtomicBoolean scheduled, Runnable endEarly) {
    // Many changes before the next look are seen by one look.
    if (scheduled.compareAndSet(false, true)) {
      try {
        thread.execute(look);
      } catch (RejectedExecutionException e) {
        endEarly.run();
      }
    }
  }

  private <T> void show(Function<ClusterState, Optional<T>> observer, CompletableFuture<T> end) {
    if (end.isDone()) {
      return;
    }
    try {
      observer.apply(ledger.state()).ifPresent(end::complete);
    } catch (RuntimeException e) {
      // The caller's listener failed: the one who awaits the end is told.
      end.completeExceptionally(e);
    }
  }
}
