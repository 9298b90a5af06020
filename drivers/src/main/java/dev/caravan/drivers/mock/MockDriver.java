package dev.caravan.drivers.mock;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.mock.MockRecord.Life;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Pretends to run tasks; {@code mock_driver} in job files. Nothing is started but timers of this
 * process.
 *
 * <p>Configuration, all optional: {@code run_for} (default 0: it ends at once), {@code exit_code},
 * {@code exit_signal} and {@code exit_err_msg} (how it ends, by itself or killed), {@code
 * kill_after} (how long it goes on when asked to end), {@code start_block_for}, {@code
 * start_error}, {@code start_error_recoverable}, {@code signal_error}, {@code stdout_string},
 * {@code stdout_repeat} and {@code stdout_repeat_duration}; and {@code exec_command} with {@code
 * run_for}, {@code exit_code}, {@code stdout_string} and {@code stderr_string}: how any command
 * ends that is run beside it.
 *
 * <p>A small file in the task's directory keeps when a task started and how it ended. A task that
 * is recovered goes on as if it had run meanwhile: it ends {@code run_for} after its first start,
 * maybe at once. What it would have printed meanwhile is not made up for.
 */
public final class MockDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "mock_driver";

  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mock_driver-timers");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    return new Fingerprint(true, "Healthy", Map.of("driver." + NAME, "1"));
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return MockScript.SCHEMA.problems(config);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    MockScript script = MockScript.of(request.config());
    block(script.startBlockFor());
    if (script.startError() != null) {
      throw new DriverException(script.startError(), script.startErrorRecoverable());
    }
    Life life = new Life(Instant.now(), null, null);
    MockRecord record = new MockRecord(request);
    try {
      refuseSecondCopy(record.read(), script, request);
      record.write(life);
      MockHandle handle = new MockHandle(script, record, life, timers);
      handle.print(request);
      return handle;
    } catch (IOException e) {
      throw new DriverException("cannot start task %s: %s".formatted(request.task(), e), true, e);
    }
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    MockRecord record = new MockRecord(request);
    try {
      Optional<Life> life = record.read();
      return life.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new MockHandle(MockScript.of(request.config()), record, life.get(), timers));
    } catch (IOException e) {
      throw new DriverException("cannot recover task %s: %s".formatted(request.task(), e), true, e);
    }
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  private static void refuseSecondCopy(
      Optional<Life> earlier, MockScript script, TaskRequest request) throws DriverException {
    boolean runs =
        earlier
            .filter(life -> life.exit() == null)
            .filter(life -> life.started().plus(script.runFor()).isAfter(Instant.now()))
            .isPresent();
    if (runs) {
      throw new DriverException(
          "task %s of allocation %s runs already".formatted(request.task(), request.allocationId()),
          false);
    }
  }

  private static void block(Duration duration) throws DriverException {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while starting", true, e);
    }
  }
}
