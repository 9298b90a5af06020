package dev.caravan.drivers.jvm;

/** What a task of the {@code jvm} driver does. One handler serves any number of tasks at once. */
@FunctionalInterface
public interface JvmHandler {

  /**
   * Runs one task, in a thread of its own, until it is done or cancelled.
   *
   * @param context what there is to know about the task
   * @return its exit code; 0 for success
   * @throws Exception if it failed: its stack trace goes to the task's standard error, and the task
   *     ends with the exit code 1. An {@link InterruptedException} after a cancellation is no
   *     failure, but the end that was asked for
   */
  int run(JvmContext context) throws Exception;
}
