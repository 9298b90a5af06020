package dev.caravan.scheduler;

/** What becomes of running tasks when their scheduler is closed. */
public enum OnClose {
  /**
   * They run on, and the next scheduler on the same data directory finds them again, with what
   * became of them meanwhile. The default with a data directory; impossible without one. Tasks
   * within this process, those of the driver {@code jvm}, end with it all the same.
   */
  LEAVE_TASKS,

  /**
   * They are stopped as a stopped job's are, first by their kill signals; closing waits up to 30
   * seconds for their ends. The jobs are not stopped by that: for the next scheduler on the same
   * data directory the tasks were lost, and their restart policies say what comes then. The default
   * without a data directory.
   */
  STOP_TASKS
}
