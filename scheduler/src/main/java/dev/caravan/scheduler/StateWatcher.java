package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.state.ClusterState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Shows the state to those who watch something, on a thread of its own. */
final class StateWatcher implements AutoCloseable {
  private final Ledger ledger;
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
    Ledger.Subscription subscription = ledger.onChange(() -> schedule(look, scheduled, end));
    CompletableFuture<T> over = end.whenComplete((result, failure) -> subscription.close());
    schedule(look, scheduled, end);
    return new Watch<>(over, () -> end.cancel(false));
  }

  /** Watches under way end with {@link SchedulerClosedException}. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void schedule(Runnable look, AtomicBoolean scheduled, CompletableFuture<?> end) {
    // Many changes before the next look are seen by one look.
    if (scheduled.compareAndSet(false, true)) {
      try {
        thread.execute(look);
      } catch (RejectedExecutionException e) {
        end.completeExceptionally(new SchedulerClosedException());
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
