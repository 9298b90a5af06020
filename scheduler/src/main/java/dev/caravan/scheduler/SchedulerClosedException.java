package dev.caravan.scheduler;

/** A scheduler was used after it had been closed. */
public final class SchedulerClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SchedulerClosedException() {
    super("the scheduler is closed; build a new one to go on");
  }
}
