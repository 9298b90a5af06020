package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A script that was run beside a task to its end.
 *
 * @param exit how it ended
 * @param output the beginning of what it wrote, to either output
 */
record ScriptRun(TaskExit exit, String output) {
  private static final int LONGEST_OUTPUT = 4 << 10;

  /** Starts a command beside a task. */
  @FunctionalInterface
  interface Starter {
    ExecSession start(ExecRequest request, ExecOutput output) throws DriverException;
  }

  /**
   * Runs a script, and waits for its end.
   *
   * @throws DriverException if it cannot be started
   * @throws TimeoutException if it has not ended in time; it is ended then, if its driver can
   */
  static ScriptRun of(Starter task, String command, List<String> args, Duration timeout)
      throws DriverException, TimeoutException {
    List<String> words = Stream.concat(Stream.of(command), args.stream()).toList();
    Beginning output = new Beginning();
    try (ExecSession session = task.start(new ExecRequest(words, false), output)) {
      TaskExit exit = session.exit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new ScriptRun(exit, output.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted", true, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit never completes exceptionally", e);
    }
  }

  /** Keeps the beginning of what is written. */
  private static final class Beginning implements ExecOutput {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void stdout(byte[] part) {
      keep(part);
    }

    @Override
    public void stderr(byte[] part) {
      keep(part);
    }

    private synchronized void keep(byte[] part) {
      kept.write(part, 0, Math.min(part.length, LONGEST_OUTPUT - kept.size()));
    }

    synchronized String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
