package dev.caravan.drivers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a driver promises that runs commands of an operating system. */
public abstract class CommandDriverContract extends RecoverableDriverContract {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Runs a script by a POSIX shell. */
  protected abstract Map<String, Object> shell(String script);

  /** The task's local directory, as its commands see it. */
  protected String local() {
    return "local";
  }

  @Override
  protected Map<String, Object> running(String line) {
    return shell("trap 'exit 0' INT TERM; echo %s; while :; do sleep 0.1; done".formatted(line));
  }

  @Override
  protected Map<String, Object> stubborn(String line) {
    return shell("trap '' INT TERM; echo %s; while :; do sleep 0.1; done".formatted(line));
  }

  @Override
  protected Map<String, Object> ending(String line, int exitCode) {
    return shell("echo %s; exit %d".formatted(line, exitCode));
  }

  @Test
  void keepsTheTwoOutputsApart() throws Exception {
    ended(start(shell("echo out; echo err >&2; printf 'no newline'")));

    Eventually.await("stdout", () -> sandbox.stdout().equals("out\nno newline"));
    Eventually.await("stderr", () -> sandbox.stderr().equals("err\n"));
  }

  @Test
  void passesTheEnvironment() throws Exception {
    Map<String, String> env =
        Map.of("COLOR", "blue", "QUOTED", "it's \"$HOME\"", "LINES", "one\ntwo", "EMPTY", "");

    ended(
        start(
            sandbox.request(
                shell("printf '%s|%s|%s|%s.' \"$COLOR\" \"$QUOTED\" \"$LINES\" \"${EMPTY-unset}\""),
                env,
                List.of())));

    Eventually.await("stdout", () -> sandbox.stdout().endsWith("."));
    assertThat(sandbox.stdout()).isEqualTo("blue|it's \"$HOME\"|one\ntwo|.");
  }

  @Test
  void readsNoInput() throws Exception {
    assertThat(ended(start(shell("cat; echo end of input")))).isEqualTo(TaskExit.code(0));
  }

  @Test
  void sendsSignals() throws Exception {
    TaskHandle task =
        start(shell("trap 'echo got it; exit 4' USR1; echo up; while :; do sleep 0.1; done"));
    sandbox.awaitStdout("up");

    task.signal("SIGUSR1");

    assertThat(ended(task)).isEqualTo(TaskExit.code(4));
    sandbox.awaitStdout("got it");
  }

  @Test
  void letsTheTaskCleanUpWhenItIsKilled() throws Exception {
    TaskHandle task =
        start(shell("trap 'echo cleaned; exit 0' TERM; echo up; while :; do sleep 0.1; done"));
    sandbox.awaitStdout("up");

    task.kill("SIGTERM", GRACE);

    assertThat(ended(task)).isEqualTo(TaskExit.code(0));
    sandbox.awaitStdout("cleaned");
  }

  @Test
  void reportsAnEndBySignalAsAShellDoes() throws Exception {
    TaskHandle task = start(shell("sh -c 'kill -TERM $$'; exit $?"));

    assertThat(ended(task).exitCode()).isEqualTo(143);
  }

  @Test
  void noticesTheEndOfARecoveredTask() throws Exception {
    driver.start(sandbox.request(running("up")));
    sandbox.awaitStdout("up");
    TaskHandle first = recover(running("up"));
    TaskHandle second = recover(running("up"));

    first.kill(null, GRACE);

    assertThat(ended(second)).isEqualTo(ended(first));
  }

  @Test
  void allOutputIsThereAtTheEnd() throws Exception {
    ended(start(shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); echo line $i; done")));

    assertThat(sandbox.stdout().lines()).hasSize(20_000).last().isEqualTo("line 20000");
  }

  @Test
  void nothingOfItGoesOnOnceItIsDestroyed() throws Exception {
    String beats = local() + "/beats";
    TaskHandle task =
        start(
            shell(
                "(trap '' INT TERM HUP; while :; do echo beat >> %1$s; sleep 0.05; done) & echo up; wait"
                    .formatted(beats)));
    Path file = sandbox.directories().local().resolve("beats");
    Eventually.await("a beat", () -> Files.exists(file));

    task.kill("SIGTERM", SHORT);
    task.destroy();

    Eventually.await("no process that writes " + beats, () -> isInNoCommand(beats));
  }

  private static boolean isInNoCommand(String word) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .noneMatch(command -> command.contains(word));
  }
}
