package dev.caravan.core.driver;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A command that runs beside a task. */
public interface ExecSession extends AutoCloseable {

  /**
   * Completes, once, when the command has ended and all that it wrote was handed on. Never
   * completes exceptionally.
   */
  CompletableFuture<TaskExit> exit();

  /**
   * Gives it input. Waits until it takes it.
   *
   * @throws IOException if it takes no more: it has ended, or closed its input
   */
  void write(byte[] input) throws IOException;

  /** Tells it that there is no more input. */
  void closeInput() throws IOException;

  /** Tells it how large its terminal is; nothing if it has none. */
  void resize(int columns, int rows) throws IOException;

  /** Ends it, if it still runs and its driver can. Does not wait. */
  @Override
  void close();
}
