package dev.caravan.drivers.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.drivers.testkit.ExecTranscript;
import dev.caravan.drivers.testkit.RecoverableDriverContract;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MockDriverTest extends RecoverableDriverContract {

  @Override
  protected TaskDriver newDriver() {
    return new MockDriver();
  }

  @Override
  protected Map<String, Object> running(String line) {
    return Map.of("run_for", "1h", "stdout_string", line + "\n");
  }

  @Override
  protected Map<String, Object> stubborn(String line) {
    return Map.of("run_for", "1h", "kill_after", "1h", "stdout_string", line + "\n");
  }

  @Override
  protected Map<String, Object> ending(String line, int exitCode) {
    return Map.of("exit_code", (long) exitCode, "stdout_string", line + "\n");
  }

  @Override
  protected Map<String, Object> unstartable() {
    return Map.of("start_error", "no such thing");
  }

  @Test
  void failsToStartAsTold() {
    assertThatThrownBy(
            () -> start(Map.of("start_error", "busy", "start_error_recoverable", "true")))
        .isInstanceOfSatisfying(
            DriverException.class, failure -> assertThat(failure.isRecoverable()).isTrue())
        .hasMessage("busy");
  }

  @Test
  void endsAsTold() throws Exception {
    Map<String, Object> config =
        Map.of("run_for", "10ms", "exit_code", 2L, "exit_signal", "9", "exit_err_msg", "lost");

    assertThat(ended(start(config))).isEqualTo(new TaskExit(2, 9, false, "lost"));
  }

  @Test
  void endsAsToldWhenKilled() throws Exception {
    TaskHandle task = start(Map.of("run_for", "1h", "exit_code", 3L, "kill_after", "10ms"));

    task.kill("SIGINT", Duration.ofSeconds(20));

    assertThat(ended(task)).isEqualTo(TaskExit.code(3));
  }

  @Test
  void failsToTakeASignalAsTold() throws Exception {
    TaskHandle task = start(Map.of("run_for", "1h", "signal_error", "deaf"));

    assertThatThrownBy(() -> task.signal("SIGHUP")).hasMessage("deaf");
  }

  @Test
  void runsCommandsAsTold() throws Exception {
    TaskHandle task =
        start(
            Map.of(
                "run_for",
                "1h",
                "exec_command",
                Map.of("exit_code", 4L, "stdout_string", "out", "stderr_string", "err")));
    ExecTranscript transcript = new ExecTranscript();

    ExecSession command = task.exec(ExecRequest.of("anything"), transcript);

    assertThat(command.exit().get(10, TimeUnit.SECONDS)).isEqualTo(TaskExit.code(4));
    assertThat(transcript.stdout()).isEqualTo("out");
    assertThat(transcript.stderr()).isEqualTo("err");
  }

  @Test
  void repeatsItsOutput() throws Exception {
    start(
        Map.of(
            "run_for", "1h",
            "stdout_string", "tick\n",
            "stdout_repeat", 2L,
            "stdout_repeat_duration", "5ms"));

    sandbox.awaitStdout("tick\ntick\ntick\n");
  }

  @Test
  void recoversHowItWasKilled() throws Exception {
    Map<String, Object> config = Map.of("run_for", "1h", "exit_code", 3L);
    driver.start(sandbox.request(config)).kill(null, Duration.ofSeconds(20));

    TaskHandle recovered = restarted().recover(sandbox.request(config)).orElseThrow();

    assertThat(ended(recovered)).isEqualTo(TaskExit.code(3));
  }

  @Test
  void saysWhatIsIllTyped() {
    assertThat(driver.validate(Map.of("run_for", "soon", "exit_code", "none")))
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("run_for").contains("30s"))
        .anySatisfy(problem -> assertThat(problem).contains("exit_code").contains("whole number"));
  }
}
