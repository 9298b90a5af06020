package dev.caravan.drivers.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every driver promises, whatever it runs. A subclass says how to make the driver and how to
 * configure a task of each kind; the suite ends all tasks that it starts.
 */
public abstract class DriverContract {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final List<TaskDriver> drivers = new ArrayList<>();
  private final List<TaskHandle> handles = new ArrayList<>();

  /** The driver under test. */
  protected TaskDriver driver;

  /** The task to run. */
  protected TaskSandbox sandbox;

  /** A driver without any memory of others made before: what a restarted host has. */
  protected abstract TaskDriver newDriver();

  /** Prints this line to standard output and runs until it is killed; heeds the signal to end. */
  protected abstract Map<String, Object> running(String line);

  /** Prints this line to standard output and runs until it is killed by force. */
  protected abstract Map<String, Object> stubborn(String line);

  /** Prints this line to standard output and ends with this code. */
  protected abstract Map<String, Object> ending(String line, int exitCode);

  /** Is valid, but cannot be started. */
  protected abstract Map<String, Object> unstartable();

  /** How much a running task is seen to use at least, in bytes; 0 where that cannot be told. */
  protected long leastMemory() {
    return 1;
  }

  /** What is measured of a running task at least. */
  protected Set<Measure> measures() {
    return Set.of();
  }

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    sandbox = new TaskSandbox(root);
    driver = restarted();
  }

  @AfterEach
  void endAll() throws Exception {
    for (TaskHandle handle : handles) {
      handle.kill(null, Duration.ZERO);
      handle.destroy();
    }
    drivers.forEach(TaskDriver::close);
  }

  /** A new driver, as after a restart of the host; it is closed after the test. */
  protected final TaskDriver restarted() {
    TaskDriver fresh = newDriver();
    drivers.add(fresh);
    return fresh;
  }

  /** Starts a task, to be ended after the test. */
  protected final TaskHandle start(Map<String, Object> config) throws DriverException {
    return start(sandbox.request(config));
  }

  /** Starts a task, to be ended after the test. */
  protected final TaskHandle start(TaskRequest request) throws DriverException {
    TaskHandle handle = driver.start(request);
    handles.add(handle);
    return handle;
  }

  /** What a restarted host finds of the task; to be ended after the test. */
  protected final TaskHandle recover(Map<String, Object> config) throws DriverException {
    TaskHandle recovered = restarted().recover(sandbox.request(config)).orElseThrow();
    handles.add(recovered);
    return recovered;
  }

  /** Waits for the end of a task. */
  protected static TaskExit ended(TaskHandle handle) throws Exception {
    return handle.exit().get(Eventually.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void isReadyAndSaysSo() {
    TaskDriver.Fingerprint fingerprint = driver.fingerprint();

    assertThat(fingerprint.ready()).as(fingerprint.description()).isTrue();
    assertThat(fingerprint.attributes()).containsEntry("driver." + driver.name(), "1");
    assertThat(fingerprint.attributes().keySet())
        .allMatch(name -> name.startsWith("driver." + driver.name()));
  }

  @Test
  void acceptsValidConfig() {
    assertThat(driver.validate(running("x"))).isEmpty();
    assertThat(driver.validate(ending("x", 3))).isEmpty();
  }

  @Test
  void namesUnknownKey() {
    Map<String, Object> config = new LinkedHashMap<>(running("x"));
    config.put("no_such_key", "x");

    assertThat(driver.validate(config)).singleElement().asString().contains("no_such_key");
  }

  @Test
  void namesTheKeyThatIsNearestToAMisspeltOne() {
    for (String key : running("x").keySet()) {
      Map<String, Object> config = new LinkedHashMap<>(running("x"));
      config.put(key + "x", config.get(key));

      assertThat(driver.validate(config))
          .singleElement()
          .asString()
          .contains("\"" + key + "x\"", "did you mean \"" + key + "\"?");
    }
  }

  @Test
  void namesAKeyOfTheWrongKind() {
    for (String key : running("x").keySet()) {
      Map<String, Object> config = new LinkedHashMap<>(running("x"));
      config.put(key, List.of(List.of("x")));

      assertThat(driver.validate(config)).isNotEmpty().allMatch(problem -> problem.contains(key));
    }
  }

  @Test
  void reportsSuccess() throws Exception {
    TaskHandle task = start(ending("done", 0));

    assertThat(ended(task)).isEqualTo(TaskExit.code(0));
  }

  @Test
  void reportsExitCode() throws Exception {
    TaskHandle task = start(ending("done", 7));

    assertThat(ended(task)).isEqualTo(TaskExit.code(7));
  }

  @Test
  void appendsOutputToTheLog() throws Exception {
    Files.writeString(sandbox.directories().stdout(), "earlier\n");

    ended(start(ending("later", 0)));

    assertThat(sandbox.stdout()).isEqualTo("earlier\nlater\n");
  }

  @Test
  void runsUntilKilled() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");
    assertThat(task.exit()).isNotDone();

    task.kill(null, GRACE);

    assertThat(task.exit()).isDone();
  }

  @Test
  void killsByForceWhenTimeIsUp() throws Exception {
    TaskHandle task = start(stubborn("up"));
    sandbox.awaitStdout("up");

    task.kill("SIGTERM", SHORT);

    assertThat(ended(task).exitCode()).isEqualTo(137);
  }

  @Test
  void killsAtOnceWithoutTimeout() throws Exception {
    TaskHandle task = start(running("up"));

    task.kill(null, Duration.ZERO);

    assertThat(ended(task).exitCode()).isEqualTo(137);
  }

  @Test
  void killingAnEndedTaskChangesNothing() throws Exception {
    TaskHandle task = start(ending("done", 3));
    ended(task);

    task.kill(null, GRACE);

    assertThat(ended(task)).isEqualTo(TaskExit.code(3));
  }

  @Test
  void refusesUnknownSignals() throws Exception {
    TaskHandle task = start(running("up"));

    assertThatThrownBy(() -> task.signal("SIGNONSENSE"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("SIGNONSENSE")
        .hasMessageContaining("SIGTERM");
    assertThatThrownBy(() -> task.kill("SIGNONSENSE", GRACE)).isInstanceOf(DriverException.class);
    assertThat(task.exit()).isNotDone();
  }

  @Test
  void refusesToSignalAnEndedTask() throws Exception {
    TaskHandle task = start(ending("done", 0));
    ended(task);

    assertThatThrownBy(() -> task.signal("SIGHUP")).isInstanceOf(DriverException.class);
  }

  @Test
  void measuresUseWhileItRuns() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    assertThat(task.usage().memoryBytes()).isGreaterThanOrEqualTo(leastMemory());
    assertThat(task.usage().cpuPercent()).isNotNegative();
    assertThat(task.usage().measures().keySet()).containsAll(measures());

    task.kill(null, GRACE);
    assertThat(task.usage()).isEqualTo(TaskUsage.NONE);
  }

  @Test
  void tellsOfARunningTaskSinceWhen() throws Exception {
    TaskHandle task = start(running("up"));

    TaskStatus status = task.inspect();

    assertThat(status.state()).isEqualTo(TaskStatus.State.RUNNING);
    assertThat(status.startedAt()).isNotNull();
    assertThat(status.completedAt()).isNull();
    assertThat(status.exit()).isNull();
  }

  @Test
  void tellsOfAnEndedTaskWhenAndHow() throws Exception {
    TaskHandle task = start(ending("done", 7));
    ended(task);

    TaskStatus status = task.inspect();

    assertThat(status.state()).isEqualTo(TaskStatus.State.EXITED);
    assertThat(status.completedAt()).isAfterOrEqualTo(status.startedAt());
    assertThat(status.exit()).isEqualTo(TaskExit.code(7));
  }

  @Test
  void knowsNothingOfATaskThatNeverStarted() throws Exception {
    assertThat(driver.recover(sandbox.request(running("up")))).isEmpty();
  }

  @Test
  void forgetsADestroyedTask() throws Exception {
    TaskHandle task = driver.start(sandbox.request(ending("done", 0)));
    ended(task);

    task.destroy();

    assertThat(restarted().recover(sandbox.request(ending("done", 0)))).isEmpty();
  }

  @Test
  void doesNotDestroyARunningTask() throws Exception {
    TaskHandle task = start(running("up"));

    assertThatThrownBy(task::destroy).isInstanceOf(DriverException.class);
    assertThat(task.exit()).isNotDone();
  }

  @Test
  void doesNotStartASecondCopy() throws Exception {
    start(running("up"));

    assertThatThrownBy(() -> driver.start(sandbox.request(running("up"))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("runs already");
  }

  @Test
  void startsAgainAfterTheEnd() throws Exception {
    ended(driver.start(sandbox.request(ending("once", 1))));

    TaskHandle second = start(ending("twice", 0));

    assertThat(ended(second)).isEqualTo(TaskExit.code(0));
    Eventually.await("output", () -> sandbox.stdout().equals("once\ntwice\n"));
  }

  @Test
  void leavesNothingOfAFailedStart() throws Exception {
    assertThatThrownBy(() -> driver.start(sandbox.request(unstartable())))
        .isInstanceOf(DriverException.class)
        .message()
        .isNotBlank();

    assertThat(restarted().recover(sandbox.request(unstartable()))).isEmpty();
  }

  @Test
  void refusesAnInvalidConfigAtTheStart() {
    Map<String, Object> config = new LinkedHashMap<>(running("x"));
    config.put("no_such_key", "x");

    assertThatThrownBy(() -> driver.start(sandbox.request(config)))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("no_such_key");
  }
}
