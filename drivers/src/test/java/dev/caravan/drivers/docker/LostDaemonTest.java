package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that goes away while containers run, and comes back. */
@ExtendWith(DockerDaemon.class)
class LostDaemonTest {
  /** Counts until it is told to end. */
  private static final String COUNTING =
      "i=0; while [ ! -e /local/go ]; do i=$((i+1)); echo $i; sleep 0.02; done;"
          + " echo $i > /local/last; exit 6";

  private DaemonProxy proxy;
  private TaskDriver driver;
  private TaskSandbox sandbox;
  private TaskRequest request;

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    proxy = new DaemonProxy();
    driver = new DockerDriver(proxy.host());
    sandbox = new TaskSandbox(root);
    request =
        sandbox.request(
            Map.of("image", "busybox:1.36", "command", "sh", "args", List.of("-c", COUNTING)));
  }

  @AfterEach
  void end() throws Exception {
    driver.close();
    proxy.close();
    try (TaskDriver direct = new DockerDriver()) {
      TaskHandle task = direct.recover(request).orElseThrow();
      task.kill(null, Duration.ZERO);
      task.destroy();
    }
  }

  @Test
  void aTaskGoesOn() throws Exception {
    TaskHandle task = driver.start(request);
    for (int wanted : List.of(20, 120, 220)) {
      sandbox.awaitStdout("\n" + wanted + "\n");
      proxy.cut();
      Eventually.await("the driver is not ready", () -> !driver.fingerprint().ready());
      assertThat(task.exit()).isNotDone();
      proxy.mend();
      Eventually.await("the driver is ready again", () -> driver.fingerprint().ready());
    }
    sandbox.awaitStdout("\n300\n");
    assertThat(task.usage()).isNotEqualTo(TaskUsage.NONE);

    Files.createFile(sandbox.directories().local().resolve("go"));

    assertThat(ended(task)).isEqualTo(TaskExit.code(6));
    assertThatAllLinesAreThere();
  }

  @Test
  void anEndMeanwhileIsNotMissed() throws Exception {
    TaskHandle task = driver.start(request);
    sandbox.awaitStdout("\n20\n");
    proxy.cut();
    Files.createFile(sandbox.directories().local().resolve("go"));
    Path last = sandbox.directories().local().resolve("last");
    Eventually.await("the command ends", () -> Files.exists(last));
    assertThat(task.exit()).isNotDone();

    proxy.mend();

    assertThat(ended(task)).isEqualTo(TaskExit.code(6));
    assertThatAllLinesAreThere();
  }

  @Test
  void whatCannotBeDoneMeanwhileIsSaid() throws Exception {
    TaskHandle task = driver.start(request);
    proxy.cut();

    assertThatThrownBy(() -> task.kill(null, Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.isRecoverable()).isTrue())
        .hasMessageContaining("cannot reach the Docker daemon");
    assertThatThrownBy(() -> task.signal("SIGHUP")).isInstanceOf(DriverException.class);
    assertThat(task.exit()).isNotDone();

    proxy.mend();
    task.kill(null, Duration.ZERO);
    assertThat(ended(task).exitCode()).isEqualTo(137);
  }

  private void assertThatAllLinesAreThere() throws Exception {
    int last =
        Integer.parseInt(Files.readString(sandbox.directories().local().resolve("last")).trim());
    assertThat(sandbox.stdout())
        .isEqualTo(
            IntStream.rangeClosed(1, last).mapToObj(i -> i + "\n").collect(Collectors.joining()));
  }

  private static TaskExit ended(TaskHandle task) throws Exception {
    return task.exit().get(30, TimeUnit.SECONDS);
  }
}
