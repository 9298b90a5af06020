package dev.caravan.scheduler;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets calls through until it is shut. A call that was let through finds everything open until it
 * returns; one that comes later is told that the scheduler is closed.
 */
final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean shut;

  /**
   * Makes a call while shutting waits for it.
   *
   * @throws SchedulerClosedException if it is shut
   */
  <T> T pass(Supplier<T> call) {
    Lock passing = lock.readLock();
    passing.lock();
    try {
      requireOpen();
      return call.get();
    } finally {
      passing.unlock();
    }
  }

  /**
   * Makes a call that answers nothing while shutting waits for it.
   *
   * @throws SchedulerClosedException if it is shut
   */
  void run(Runnable call) {
    pass(
        () -> {
          call.run();
          return true;
        });
  }

  /**
   * Checks for a call that cannot be harmed by shutting meanwhile.
   *
   * @throws SchedulerClosedException if it is shut
   */
  void requireOpen() {
    if (shut) {
      throw new SchedulerClosedException();
    }
  }

  /**
   * Lets nothing through any more, and returns once the calls under way have.
   *
   * @return whether it was open
   */
  boolean shut() {
    Lock shutting = lock.writeLock();
    shutting.lock();
    try {
      boolean wasOpen = !shut;
      shut = true;
      return wasOpen;
    } finally {
      shutting.unlock();
    }
  }
}
