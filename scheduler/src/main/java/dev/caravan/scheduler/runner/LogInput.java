package dev.caravan.scheduler.runner;

import java.io.InputStream;

/** What a task writes, as it is read: each read gives bytes of one file only. */
public abstract class LogInput extends InputStream {
  LogInput() {}

  /** The name of the file that was read from last, such as {@code TASK.stdout.3}. */
  public abstract String file();

  /** Where in that file reading goes on, in bytes from its beginning. */
  public abstract long offset();
}
