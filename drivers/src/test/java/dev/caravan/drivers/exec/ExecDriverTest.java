package dev.caravan.drivers.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.ExecContract;
import dev.caravan.drivers.testkit.ExecTranscript;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against the control groups of this machine. */
@ExtendWith(ControlGroups.class)
class ExecDriverTest extends ExecContract {
  @Override
  protected Set<Measure> measures() {
    return Set.of(
        Measure.SYSTEM_MODE,
        Measure.USER_MODE,
        Measure.PERCENT,
        Measure.RSS,
        Measure.SWAP,
        Measure.THROTTLED_PERIODS,
        Measure.THROTTLED_TIME,
        Measure.CACHE,
        Measure.USAGE);
  }

  @Override
  protected TaskDriver newDriver() {
    return new ExecDriver();
  }

  @Override
  protected Map<String, Object> shell(String script) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", "/bin/sh");
    config.put("args", List.of("-c", script));
    return config;
  }

  @Override
  protected Map<String, Object> unstartable() {
    return Map.of("command", "no-such-program");
  }

  @Test
  void reportsATaskThatUsedTooMuchMemory() throws Exception {
    TaskExit exit = ended(start(Map.of("command", "tail", "args", List.of("/dev/zero"))));

    assertThat(exit.outOfMemory()).isTrue();
    assertThat(exit.exitCode()).isEqualTo(137);
  }

  @Test
  void isToldAfterARestartThatItUsedTooMuchMemory() throws Exception {
    Map<String, Object> config = Map.of("command", "tail", "args", List.of("/dev/zero"));
    ended(driver.start(sandbox.request(config)));

    assertThat(ended(recover(config)).outOfMemory()).isTrue();
  }

  @Test
  void anEndByAnotherHandIsNoLackOfMemory() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    task.kill(null, Duration.ZERO);

    assertThat(ended(task)).isEqualTo(TaskExit.signalled(9));
  }

  @Test
  void whatHasASessionOfItsOwnEndsToo() throws Exception {
    TaskHandle task =
        start(shell("setsid sh -c 'trap \"\" TERM; echo $$; exec sleep 600' & sleep 1; exit 0"));
    sandbox.awaitStdout("\n");
    long child = Long.parseLong(sandbox.stdout().trim());

    ended(task);

    Eventually.await(
        "end of process " + child,
        () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void whatHasASessionOfItsOwnEndsWhenTheTaskIsKilled() throws Exception {
    TaskHandle task = start(shell("setsid sleep 600 & echo $!; wait"));
    sandbox.awaitStdout("\n");
    List<Long> members = members();
    assertThat(members).hasSizeGreaterThanOrEqualTo(2);

    task.kill(null, Duration.ZERO);

    Eventually.await("an empty group", () -> members().isEmpty());
  }

  @Test
  void limitsTheNumberOfProcesses() throws Exception {
    Map<String, Object> config =
        shell("i=0; while [ $i -lt 30 ]; do sleep 5 & i=$((i+1)); done; echo all started");
    config.put("pids_limit", 10L);

    TaskExit exit = ended(start(config));

    assertThat(exit.successful()).isFalse();
    assertThat(sandbox.stdout()).doesNotContain("all started");
  }

  @Test
  void limitsTheCpuIfAsked() throws Exception {
    Map<String, Object> config = shell("while :; do :; done");
    config.put("cpu_hard_limit", true);

    start(config);

    assertThat(setting("cpu.cfs_quota_us", "cpu.max")).isNotEqualTo("-1").doesNotStartWith("max");
  }

  @Test
  void commandsBesideTheTaskAreLimitedLikeIt() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");
    ExecTranscript transcript = new ExecTranscript();

    TaskExit exit = task.exec(ExecRequest.of("cat", "/proc/self/cgroup"), transcript).exit().get();

    assertThat(exit).isEqualTo(TaskExit.code(0));
    assertThat(transcript.stdout()).contains("/caravan/");
  }

  @Test
  void runsAsItsUser() throws Exception {
    Files.writeString(sandbox.directories().secrets().resolve("key"), "secret\n");
    Files.setPosixFilePermissions(
        sandbox.directories().secrets(), PosixFilePermissions.fromString("rwx------"));

    ended(
        start(
            as(
                "nobody",
                shell(
                    "id -un; id -Gn; cat secrets/key; echo again > /dev/stdout; cat /etc/shadow"))));

    assertThat(sandbox.stdout()).isEqualTo("nobody\nnogroup\nsecret\nagain\n");
    assertThat(sandbox.stderr()).contains("/etc/shadow");
  }

  @Test
  void runsCommandsBesideItAsItsUser() throws Exception {
    TaskRequest request = as("nobody", running("up"));
    driver.start(request);
    sandbox.awaitStdout("up");
    TaskHandle recovered = restarted().recover(request).orElseThrow();
    ExecTranscript transcript = new ExecTranscript();

    recovered.exec(ExecRequest.of("id", "-un"), transcript).exit().get();
    recovered.kill(null, Duration.ofSeconds(10));
    recovered.destroy();

    assertThat(transcript.stdout()).isEqualTo("nobody\n");
    assertThat(recovered.exit()).isDone();
  }

  @Test
  void endsAllThatItsUserHasStarted() throws Exception {
    TaskHandle task = start(as("nobody", shell("setsid sleep 600 & echo $!; wait")));
    sandbox.awaitStdout("\n");

    task.kill(null, Duration.ZERO);

    Eventually.await("an empty group", () -> members().isEmpty());
  }

  @Test
  void refusesAnUnknownUser() throws Exception {
    assertThatThrownBy(() -> driver.start(as("nosuchuser", running("up"))))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.isRecoverable()).isFalse())
        .hasMessage("failed to identify user \"nosuchuser\": this node has no such user");
    assertThat(groups()).isEmpty();
  }

  private TaskRequest as(String user, Map<String, Object> config) {
    return TaskSandbox.as(user, sandbox.request(config));
  }

  @Test
  void leavesNoGroupBehind() throws Exception {
    TaskHandle task = driver.start(sandbox.request(ending("done", 0)));
    ended(task);
    assertThat(groups()).isNotEmpty();

    task.destroy();

    assertThat(groups()).isEmpty();
  }

  private List<Path> groups() throws IOException {
    String allocation = sandbox.request(Map.of()).allocationId().value();
    try (Stream<Path> tree =
        Files.find(
            Path.of("/sys/fs/cgroup"),
            4,
            (path, attributes) ->
                attributes.isDirectory() && path.getFileName().toString().startsWith(allocation))) {
      return tree.toList();
    }
  }

  private List<Long> members() throws IOException {
    return Files.readAllLines(groups().get(0).resolve("cgroup.procs")).stream()
        .map(Long::valueOf)
        .toList();
  }

  private String setting(String... names) throws IOException {
    for (Path group : groups()) {
      for (String name : names) {
        if (Files.exists(group.resolve(name))) {
          return Files.readString(group.resolve(name)).trim();
        }
      }
    }
    throw new AssertionError("no group has any of " + List.of(names));
  }
}
