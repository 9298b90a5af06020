package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives an engine: a step whenever something is due, rest while nothing is. */
public final class EngineThread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EngineThread.class);
  private static final Duration LONGEST_REST = Duration.ofSeconds(60);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Engine engine;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private final Ledger.Subscription subscription;
  private final Thread thread;
  private volatile boolean closed;

  /** What the last step failed with; null if it did not. Only its own thread knows it. */
  private @Nullable String lastFailure;

  /** Starts at once. */
  public EngineThread(Engine engine, Ledger ledger, Clock clock) {
    this.engine = engine;
    this.clock = clock;
    this.subscription = ledger.onChange(wake::release);
    this.thread = new Thread(this::run, "caravan-engine");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns once the step under way has ended. */
  @Override
  public void close() {
    closed = true;
    subscription.close();
    wake.release();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      wake.drainPermits();
      try {
        boolean acted = engine.step();
        wentOn();
        if (!acted) {
          rest(untilNextDue());
        }
      } catch (RuntimeException | Error e) {
        // What could not be done is still due, so it is tried again: without its engine, a
        // scheduler would look alive and do nothing.
        failed(e);
        rest(PAUSE_AFTER_FAILURE);
      }
    }
  }

  /** A disk may be full for hours: the same failure is told once, not each second. */
  private void failed(Throwable failure) {
    String told = String.valueOf(failure.getMessage());
    if (!told.equals(lastFailure) && failure instanceof StorageException) {
      log.error("a step of the scheduler could not be stored; it is tried again: {}", told);
    } else if (!told.equals(lastFailure)) {
      log.error("a step of the scheduler failed; it is tried again until it succeeds", failure);
    }
    lastFailure = told;
  }

  private void wentOn() {
    if (lastFailure != null) {
      log.info("the scheduler goes on");
      lastFailure = null;
    }
  }

  private Duration untilNextDue() {
    Optional<Instant> next = engine.nextDue();
    Duration rest =
        next.map(instant -> Duration.between(clock.instant(), instant)).orElse(LONGEST_REST);
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /** Waits for this time, or until something changes. */
  private void rest(Duration duration) {
    // At least a millisecond, and rounded up: waking too early would find nothing due.
    long millis = Math.max(0, duration.toMillis()) + 1;
    try {
      if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        log.trace("woken by a change");
      }
    } catch (InterruptedException e) {
      log.debug("the rest of the engine was interrupted; it goes on");
    }
  }
}
