package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.TaskRequest;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;

/** What a handler is told about the task that it runs, and what it may use for it. Thread-safe. */
public final class JvmContext {
  private final TaskRequest request;
  private final Map<String, String> config;
  private final TaskLogs logs;
  private final Cancellation cancellation;

  JvmContext(
      TaskRequest request, Map<String, String> config, TaskLogs logs, Cancellation cancellation) {
    this.request = request;
    this.config = Map.copyOf(config);
    this.logs = logs;
    this.cancellation = cancellation;
  }

  /** What the job file says in the task's {@code config} block under {@code config}. */
  public Map<String, String> config() {
    return config;
  }

  /**
   * The task's environment. It is no process of its own, so {@link System#getenv} is the host's.
   */
  public Map<String, String> env() {
    return request.env();
  }

  /** Where the task may keep files. */
  public TaskRequest.Directories directories() {
    return request.directories();
  }

  /** Whose task it is, what it may use, and its ports. */
  public TaskRequest request() {
    return request;
  }

  /** The task's standard output; what is printed to {@link System#out} is the host's. */
  public PrintStream stdout() {
    return logs.stdout();
  }

  /** The task's standard error. */
  public PrintStream stderr() {
    return logs.stderr();
  }

  /** Whether the task is to end. Its thread is interrupted at the same moment. */
  public boolean isCancelled() {
    return cancellation.isRequested();
  }

  /**
   * Has something done when the task is to end, such as closing what the handler waits for; at once
   * if that is now. It is done in another thread, before the handler's is interrupted.
   */
  public void onCancel(Runnable action) {
    cancellation.onRequest(action);
  }

  /**
   * Takes the signals that the task is sent, by their names such as {@code SIGHUP}. Without this a
   * task takes none.
   */
  public void onSignal(Consumer<String> action) {
    cancellation.onSignal(action);
  }
}
