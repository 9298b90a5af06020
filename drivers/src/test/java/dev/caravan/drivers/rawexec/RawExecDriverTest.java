package dev.caravan.drivers.rawexec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.ExecContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RawExecDriverTest extends ExecContract {
  private static final Duration GRACE = Duration.ofSeconds(20);

  @Override
  protected Set<Measure> measures() {
    return Set.of(
        Measure.SYSTEM_MODE, Measure.USER_MODE, Measure.PERCENT, Measure.RSS, Measure.SWAP);
  }

  @Override
  protected TaskDriver newDriver() {
    return new RawExecDriver();
  }

  @Override
  protected Map<String, Object> shell(String script) {
    return Map.of("command", "/bin/sh", "args", List.of("-c", script));
  }

  @Override
  protected Map<String, Object> unstartable() {
    return Map.of("command", "no-such-program");
  }

  @Test
  void endsByInterruptByDefault() throws Exception {
    TaskHandle task = start(Map.of("command", "sleep", "args", List.of("600")));

    task.kill(null, GRACE);

    assertThat(ended(task)).isEqualTo(TaskExit.signalled(2));
    assertThat(ended(task).exitCode()).isEqualTo(130);
  }

  @Test
  void reportsTheSignalThatEndedTheCommand() throws Exception {
    assertThat(ended(start(shell("kill -TERM $$")))).isEqualTo(TaskExit.signalled(15));
  }

  @Test
  void worksInTheTaskDirectory() throws Exception {
    ended(start(shell("pwd")));

    assertThat(sandbox.stdout().trim())
        .isEqualTo(sandbox.directories().task().toRealPath().toString());
  }

  @Test
  void givesTheEnvironmentAndNothingElse() throws Exception {
    Map<String, String> env = Map.of("A", "1", "PATH", "/usr/bin:/bin", "od.d-name", "it's");

    ended(start(sandbox.request(Map.of("command", "env"), env, List.of())));

    assertThat(sandbox.stdout().lines())
        .containsExactlyInAnyOrder("A=1", "PATH=/usr/bin:/bin", "od.d-name=it's");
  }

  @Test
  void givesAPathToThoseWithout() throws Exception {
    ended(start(Map.of("command", "env")));

    assertThat(sandbox.stdout()).startsWith("PATH=").hasLineCount(1);
  }

  @Test
  void saysWhichCommandIsNotFoundAndWhere() {
    assertThatThrownBy(() -> start(Map.of("command", "no-such-program")))
        .hasMessageContaining("no-such-program")
        .hasMessageContaining("executable file not found")
        .hasMessageContaining("PATH (");
    assertThatThrownBy(() -> start(Map.of("command", "/no/such/program")))
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void findsAProgramInTheLocalDirectory() throws Exception {
    Path program = sandbox.directories().local().resolve("greet");
    Files.writeString(program, "#!/bin/sh\necho hello $1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    ended(start(Map.of("command", "greet", "args", List.of("it's $HOME"))));

    assertThat(sandbox.stdout()).isEqualTo("hello it's $HOME\n");
  }

  @Test
  void refusesAnotherUser() {
    TaskRequest asked = sandbox.request(shell("true"));
    TaskRequest request =
        new TaskRequest(
            asked.allocationId(),
            asked.jobId(),
            asked.taskGroup(),
            asked.task(),
            "no-such-user",
            asked.config(),
            asked.env(),
            asked.cpuMhz(),
            asked.memoryMb(),
            asked.ports(),
            asked.directories(),
            asked.logs());

    assertThatThrownBy(() -> start(request)).hasMessageContaining("no-such-user");
  }

  @Test
  void refusesAnEnvironmentThatCannotBe() {
    TaskRequest request = sandbox.request(shell("true"), Map.of("A=B", "x"), List.of());

    assertThatThrownBy(() -> start(request))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("A=B");
  }

  @Test
  void signalsTheWholeGroup() throws Exception {
    TaskHandle task =
        start(
            shell(
                "trap : TERM; (trap 'echo child; exit 3' TERM; echo up; while :; do sleep 0.1; done) &"
                    + " wait; wait $!"));
    sandbox.awaitStdout("up");

    task.signal("SIGTERM");

    assertThat(ended(task)).isEqualTo(TaskExit.code(3));
    sandbox.awaitStdout("child");
  }

  @Test
  void leavesNoChildBehindWhenTheCommandEnds() throws Exception {
    TaskHandle task = start(shell("sleep 600 & echo $!; exit 0"));
    ended(task);

    awaitGone(Long.parseLong(sandbox.stdout().trim()));
  }

  @Test
  void leavesNoChildBehindWhenItIsKilled() throws Exception {
    TaskHandle task = start(shell("trap '' TERM; sleep 600 & echo $!; wait"));
    sandbox.awaitStdout("\n");

    task.kill("SIGTERM", Duration.ofMillis(100));

    awaitGone(Long.parseLong(sandbox.stdout().trim()));
  }

  @Test
  void measuresTheCpuOfAllProcesses() throws Exception {
    TaskHandle task = start(shell("(while :; do :; done) & wait"));

    Eventually.await("use of CPU", () -> task.usage().cpuPercent() > 5);

    assertThat(task.usage().cpuMhz()).isNotNegative();
    task.kill(null, Duration.ZERO);
    assertThat(task.usage()).isEqualTo(TaskUsage.NONE);
  }

  @Test
  void noticesTheExitCodeOfARecoveredTask() throws Exception {
    driver.start(sandbox.request(shell("while [ ! -e go ]; do sleep 0.05; done; exit 6")));
    TaskHandle recovered = restarted().recover(sandbox.request(shell("unused"))).orElseThrow();
    assertThat(recovered.exit()).isNotDone();

    Files.createFile(sandbox.directories().task().resolve("go"));

    assertThat(ended(recovered)).isEqualTo(TaskExit.code(6));
  }

  @Test
  void endsACommandWhoseSupervisorWasKilled() throws Exception {
    TaskHandle task = start(shell("echo $$; while :; do sleep 0.1; done"));
    sandbox.awaitStdout("\n");
    ProcessHandle command = ProcessHandle.of(Long.parseLong(sandbox.stdout().trim())).orElseThrow();

    command.parent().orElseThrow().destroyForcibly();

    assertThat(ended(task).error()).contains("supervisor");
    awaitGone(command.pid());
  }

  @Test
  void keepsItsRecordPrivateAndRemovesIt() throws Exception {
    TaskHandle task = driver.start(sandbox.request(ending("x", 0)));
    ended(task);
    Path home = sandbox.directories().task().resolve(".raw_exec");
    assertThat(Files.getPosixFilePermissions(home)).hasSize(3);

    task.destroy();

    try (Stream<Path> left = Files.list(home)) {
      assertThat(left).isEmpty();
    }
  }

  private static void awaitGone(long process) throws Exception {
    Eventually.await(
        "end of process " + process,
        () -> ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
  }
}
