package dev.caravan.drivers.rawexec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real hosts, killed with SIGKILL. */
class KilledHostTest {
  private static final String ALLOCATION = "7b0b9a1e-0000-4000-8000-000000000001";
  private static final String SCRIPT =
      "echo start >> starts; while [ ! -e go ]; do sleep 0.05; done; exit 6";

  private final TaskDriver driver = new RawExecDriver();
  private Path root;
  private TaskSandbox sandbox;

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    this.root = root;
    this.sandbox = new TaskSandbox(root, ALLOCATION);
  }

  @AfterEach
  void endAll() throws Exception {
    Optional<TaskHandle> left = driver.recover(request(sandbox));
    if (left.isPresent()) {
      left.get().kill(null, Duration.ZERO);
    }
    driver.close();
  }

  @Test
  void aTaskOutlivesItsHost() throws Exception {
    Process host = startHost();
    Eventually.await("the task runs", () -> Files.exists(file("starts")));
    kill(host);

    TaskHandle task = driver.recover(request(sandbox)).orElseThrow();
    assertThat(task.exit()).isNotDone();
    Files.createFile(file("go"));

    assertThat(ended(task)).isEqualTo(TaskExit.code(6));
  }

  @Test
  void anEndWithoutAHostIsOnRecord() throws Exception {
    Process host = startHost();
    Eventually.await("the task runs", () -> Files.exists(file("starts")));
    ProcessHandle supervisor = host.toHandle().children().findFirst().orElseThrow();
    kill(host);
    Files.createFile(file("go"));
    Eventually.await("the task has ended", () -> !supervisor.isAlive());

    assertThat(ended(driver.recover(request(sandbox)).orElseThrow())).isEqualTo(TaskExit.code(6));
  }

  @Test
  void aKillNeedsNoOpenDriver() throws Exception {
    Process host = startHost();
    Eventually.await("the task runs", () -> Files.exists(file("starts")));
    ProcessHandle supervisor = host.toHandle().children().findFirst().orElseThrow();
    kill(host);
    TaskHandle task = driver.recover(request(sandbox)).orElseThrow();
    driver.close();

    task.kill(null, Duration.ofMillis(100));

    Eventually.await("the task has ended", () -> !supervisor.isAlive());
  }

  /** Whenever the host dies, asking for the task before starting it keeps it from running twice. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 8, 16})
  void aTaskRunsOnceWheneverItsHostDies(int millis) throws Exception {
    Process host = startHost();
    Eventually.await("the start begins", () -> Files.exists(file(".raw_exec")));
    assertThat(host.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    kill(host);

    Optional<TaskHandle> found = driver.recover(request(sandbox));
    TaskHandle task = found.isPresent() ? found.get() : driver.start(request(sandbox));
    Files.createFile(file("go"));

    assertThat(ended(task)).isEqualTo(TaskExit.code(6));
    assertThat(file("starts")).hasContent("start\n");
  }

  /** The host: starts the task and waits to be killed. */
  static final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
      TaskSandbox sandbox = new TaskSandbox(Path.of(args[0]), ALLOCATION);
      try (TaskDriver driver = new RawExecDriver()) {
        driver.start(request(sandbox)).exit().join();
      }
    }
  }

  private static TaskRequest request(TaskSandbox sandbox) {
    return sandbox.request(Map.of("command", "/bin/sh", "args", List.of("-c", SCRIPT)));
  }

  private Process startHost() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Host.class.getName(),
            root.toString())
        .inheritIO()
        .start();
  }

  private Path file(String name) {
    return sandbox.directories().task().resolve(name);
  }

  private static void kill(Process host) throws Exception {
    host.destroyForcibly();
    assertThat(host.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static TaskExit ended(TaskHandle task) throws Exception {
    return task.exit().get(Eventually.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
