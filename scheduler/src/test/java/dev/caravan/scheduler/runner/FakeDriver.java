package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs nothing: a task ends when the test says so, or when it is killed. */
final class FakeDriver implements TaskDriver {
  static final String NAME = "fake";

  private final List<Run> runs = new ArrayList<>();
  private final Deque<DriverException> refusals = new ArrayDeque<>();
  private final Deque<DriverException> silences = new ArrayDeque<>();
  private final List<String> progress = new ArrayList<>();
  private boolean stubborn;

  /** How a command ends that is run beside a task; with no exit code it does not end. */
  record ExecAnswer(@Nullable Integer exitCode, String output) {}

  /** A command that does as it is told. */
  private static final class FakeSession implements ExecSession {
    private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();

    FakeSession(ExecAnswer answer, ExecOutput output) {
      try {
        output.stdout(answer.output().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (answer.exitCode() != null) {
        exit.complete(TaskExit.code(answer.exitCode()));
      }
    }

    @Override
    public CompletableFuture<TaskExit> exit() {
      return exit;
    }

    @Override
    public void write(byte[] input) {}

    @Override
    public void closeInput() {}

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void close() {
      exit.complete(TaskExit.signalled(9));
    }
  }

  /** One run of a task. */
  static final class Run implements TaskHandle {
    final TaskRequest request;
    final CompletableFuture<TaskExit> exit = new CompletableFuture<>();
    private final boolean stubborn;
    private final Deque<DriverException> killFailures = new ArrayDeque<>();
    volatile @Nullable String killSignal;
    volatile @Nullable Duration killTimeout;
    volatile boolean destroyed;
    private volatile int failuresToDestroy;
    final List<String> signals = new CopyOnWriteArrayList<>();
    final List<ExecRequest> commands = new CopyOnWriteArrayList<>();
    volatile @Nullable ExecAnswer execAnswer;

    Run(TaskRequest request, boolean stubborn) {
      this.request = request;
      this.stubborn = stubborn;
    }

    void end(int code) {
      exit.complete(TaskExit.code(code));
    }

    void failKill(String message) {
      killFailures.add(new DriverException(message, true));
    }

    /** The next attempts to destroy it fail. */
    void failDestroy(int attempts) {
      failuresToDestroy = attempts;
    }

    boolean wasKilled() {
      return killTimeout != null;
    }

    @Override
    public CompletableFuture<TaskExit> exit() {
      return exit;
    }

    @Override
    public void kill(@Nullable String signal, Duration timeout) throws DriverException {
      if (!killFailures.isEmpty()) {
        throw killFailures.remove();
      }
      killSignal = signal;
      killTimeout = timeout;
      if (!stubborn) {
        exit.complete(TaskExit.signalled(2));
      }
    }

    @Override
    public void signal(String signal) {
      signals.add(signal);
    }

    @Override
    public ExecSession exec(ExecRequest command, ExecOutput output) throws DriverException {
      commands.add(command);
      ExecAnswer answer = execAnswer;
      if (answer == null) {
        throw new DriverException("no such program", false);
      }
      return new FakeSession(answer, output);
    }

    @Override
    public TaskStatus inspect() {
      return exit.isDone()
          ? TaskStatus.exited(null, null, exit.join(), Map.of())
          : TaskStatus.running(null, Map.of());
    }

    @Override
    public TaskUsage usage() {
      return new TaskUsage(1.5, 60, 1024);
    }

    @Override
    public synchronized void destroy() throws DriverException {
      if (failuresToDestroy > 0) {
        failuresToDestroy--;
        throw new DriverException("the daemon is away", true);
      }
      destroyed = true;
    }
  }

  /** The next start fails with this. */
  synchronized void refuse(String message, boolean recoverable) {
    refusals.add(new DriverException(message, recoverable));
  }

  /** The next question what it knows of a task fails with this. */
  synchronized void failRecovery(String message, boolean recoverable) {
    silences.add(new DriverException(message, recoverable));
  }

  /** Starts say this. */
  synchronized void say(String message) {
    progress.add(message);
  }

  /** Tasks started from now on do not end when they are killed. */
  synchronized void beStubborn() {
    stubborn = true;
  }

  /** All runs of a task, oldest first. */
  synchronized List<Run> runs(String task) {
    return runs.stream().filter(run -> run.request.task().equals(task)).toList();
  }

  Run run(String task) {
    List<Run> all = runs(task);
    return all.get(all.size() - 1);
  }

  /** It loses its memory, as after the machine was switched off. */
  synchronized void forgetAll() {
    runs.clear();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    return new Fingerprint(true, "always there", Map.of());
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return List.of();
  }

  @Override
  public synchronized TaskHandle start(TaskRequest request, Consumer<String> said)
      throws DriverException {
    progress.forEach(said);
    if (!refusals.isEmpty()) {
      throw refusals.remove();
    }
    Run run = new Run(request, stubborn);
    runs.add(run);
    return run;
  }

  @Override
  public synchronized Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    if (!silences.isEmpty()) {
      throw silences.remove();
    }
    return runs.stream()
        .filter(run -> !run.destroyed)
        .filter(run -> run.request.allocationId().equals(request.allocationId()))
        .filter(run -> run.request.task().equals(request.task()))
        .<TaskHandle>map(run -> run)
        .findFirst();
  }

  @Override
  public void close() {}
}
