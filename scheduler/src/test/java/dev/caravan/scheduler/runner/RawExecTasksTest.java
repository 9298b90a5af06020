package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, from their start to their end. */
@EnabledOnOs(OS.LINUX)
class RawExecTasksTest {
  private static final String UNTIL_TOLD =
      "trap 'echo got it; exit 0' TERM; echo ready; while true; do sleep 0.02; done";

  @TempDir Path directory;

  private final ScriptedCluster cluster = new ScriptedCluster();
  private TaskDriver driver;
  private NodeRunner runner;

  @BeforeEach
  void startHost() {
    driver = new RawExecDriver();
    runner =
        new NodeRunner(
            Fixtures.NODE,
            directory,
            Map.of(RawExecDriver.NAME, driver),
            cluster::state,
            cluster,
            Clock.systemUTC(),
            () -> Fixtures.SPEC,
            ArtifactPolicy.NONE);
    runner.wake();
  }

  @AfterEach
  void leaveNothingBehind() {
    runner.stopAll(Duration.ofSeconds(20));
    stopHost();
  }

  @Test
  void aTaskWritesAndEnds() throws Throwable {
    AllocationId id =
        placed(Fixtures.batch(shell("echo $NOMAD_TASK_NAME; echo trouble >&2; exit 0")));

    awaitStatus(id, ClientStatus.COMPLETE);

    assertThat(text(id, TaskStream.STDOUT)).isEqualTo("main\n");
    assertThat(text(id, TaskStream.STDERR)).isEqualTo("trouble\n");
  }

  @Test
  void itsDirectoriesAreWhereItsVariablesSay() throws Throwable {
    AllocationId id =
        placed(
            Fixtures.batch(
                shell("touch $NOMAD_ALLOC_DIR/data/a $NOMAD_TASK_DIR/b $NOMAD_SECRETS_DIR/c")));

    awaitStatus(id, ClientStatus.COMPLETE);

    assertThat(directory.resolve(id + "/alloc/data/a")).exists();
    assertThat(directory.resolve(id + "/main/local/b")).exists();
    assertThat(directory.resolve(id + "/main/secrets/c")).exists();
  }

  @Test
  void aStoppedTaskMayCleanUp() throws Throwable {
    AllocationId id = placed(Fixtures.service(shell(UNTIL_TOLD)));
    awaitReady(id);

    stop(id);

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(text(id, TaskStream.STDOUT)).isEqualTo("ready\ngot it\n");
    assertThat(cluster.messages(id, "main")).contains("Exit Code: 0", "Task successfully killed");
  }

  @Test
  void aTaskIsFoundAgainAfterTheHostCameBack() throws Throwable {
    AllocationId id = placed(Fixtures.service(shell(UNTIL_TOLD)));
    awaitReady(id);

    stopHost();
    startHost();
    eventually(() -> assertThat(runner.usage(id)).containsOnlyKeys("main"));
    stop(id);

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(text(id, TaskStream.STDOUT)).isEqualTo("ready\ngot it\n");
    assertThat(cluster.events(id, "main"))
        .containsExactly("Received", "Task Setup", "Started", "Killing", "Terminated", "Killed");
  }

  @Test
  void anExitWhileTheHostWasAwayIsFound() throws Throwable {
    Path gate = directory.resolve("gate");
    String script = "echo ready; until [ -e %s ]; do sleep 0.02; done; exit 7".formatted(gate);
    AllocationId id = placed(Fixtures.batch(shell(script)));
    awaitReady(id);

    stopHost();
    Files.createFile(gate);
    startHost();

    awaitStatus(id, ClientStatus.FAILED);
    assertThat(cluster.task(id, "main").events()).extracting(TaskEvent::exitCode).contains(7);
  }

  private AllocationId placed(Job job) {
    AllocationId id = cluster.register(job).place(job);
    runner.wake();
    return id;
  }

  private void stop(AllocationId id) {
    cluster.stop(id);
    runner.wake();
  }

  private void stopHost() {
    runner.close();
    driver.close();
  }

  private void awaitReady(AllocationId id) throws Throwable {
    awaitStatus(id, ClientStatus.RUNNING);
    eventually(() -> assertThat(text(id, TaskStream.STDOUT)).isEqualTo("ready\n"));
  }

  private void awaitStatus(AllocationId id, ClientStatus status) throws Throwable {
    eventually(
        () ->
            assertThat(cluster.allocation(id).clientStatus())
                .as("%s", cluster.allocation(id))
                .isEqualTo(status));
  }

  private String text(AllocationId id, TaskStream stream) throws IOException {
    try (InputStream log = runner.logs().open(id, "main", stream, LogStart.beginning())) {
      return new String(log.readAllBytes(), UTF_8);
    }
  }

  private static Task shell(String script) {
    return Task.builder("main", RawExecDriver.NAME)
        .config(Map.of("command", "/bin/sh", "args", List.of("-c", script)))
        .killSignal("SIGTERM")
        .build();
  }
}
