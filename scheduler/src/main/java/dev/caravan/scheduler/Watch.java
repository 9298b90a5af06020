package dev.caravan.scheduler;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that is being watched until it is over.
 *
 * @param <T> what it is in the end
 */
public final class Watch<T> implements AutoCloseable {
  private final CompletableFuture<T> end;
  private final Ending subscription;

  Watch(CompletableFuture<T> end, Ending subscription) {
    this.end = end;
    this.subscription = subscription;
  }

  /** Ends a watch. */
  @FunctionalInterface
  interface Ending extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits until it is over.
   *
   * @param limit how long to wait at most
   * @return what it is in the end; empty if the time was up before
   * @throws InterruptedException if the waiting thread is interrupted
   * @throws IllegalStateException if a listener failed, or the scheduler was closed meanwhile
   */
  public Optional<T> await(Duration limit) throws InterruptedException {
    try {
      return Optional.of(end.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the watch ended early: " + e.getCause(), e.getCause());
    }
  }

  /** Stops watching; what is watched goes on. */
  @Override
  public void close() {
    subscription.close();
  }
}
