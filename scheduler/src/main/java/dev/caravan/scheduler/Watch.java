package dev.caravan.scheduler;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
   * @throws SchedulerClosedException if the scheduler was closed meanwhile
   * @throws IllegalStateException if the listener failed, or the watch was closed
   */
  public Optional<T> await(Duration limit) throws InterruptedException {
    try {
      return Optional.of(end.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw early(e.getCause());
    }
  }

  private static IllegalStateException early(@Nullable Throwable cause) {
    if (cause instanceof SchedulerClosedException) {
      return new SchedulerClosedException();
    }
    return cause instanceof CancellationException
        ? new IllegalStateException("the watch is closed; watch anew to await the end")
        : new IllegalStateException("the listener of the watch failed: " + cause, cause);
  }

  /** Stops watching; what is watched goes on. */
  @Override
  public void close() {
    subscription.close();
  }
}
