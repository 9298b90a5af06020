package dev.caravan.drivers.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a driver promises that can run commands beside its tasks. */
public abstract class ExecContract extends CommandDriverContract {
  private final ExecTranscript transcript = new ExecTranscript();

  @Test
  void runsACommandBesideTheTask() throws Exception {
    ExecSession command = exec("sh", "-c", "echo out; echo err >&2; exit 3");

    assertThat(ended(command)).isEqualTo(TaskExit.code(3));
    assertThat(transcript.stdout()).isEqualTo("out\n");
    assertThat(transcript.stderr()).isEqualTo("err\n");
  }

  @Test
  void aCommandSeesTheEnvironmentOfTheTask() throws Exception {
    TaskHandle task =
        start(sandbox.request(running("up"), Map.of("COLOR", "light blue"), List.of()));
    sandbox.awaitStdout("up");

    ended(task.exec(ExecRequest.of("sh", "-c", "echo $COLOR"), transcript));

    assertThat(transcript.stdout()).isEqualTo("light blue\n");
  }

  @Test
  void aCommandReadsInputToItsEnd() throws Exception {
    ExecSession command = exec("cat");

    command.write("one\n".getBytes(StandardCharsets.UTF_8));
    Eventually.await("the echo", () -> transcript.stdout().equals("one\n"));
    command.write("two\n".getBytes(StandardCharsets.UTF_8));
    command.closeInput();

    assertThat(ended(command)).isEqualTo(TaskExit.code(0));
    assertThat(transcript.stdout()).isEqualTo("one\ntwo\n");
  }

  @Test
  void aCommandLosesNoOutput() throws Exception {
    ExecSession command = exec("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x");

    ended(command);

    assertThat(transcript.stdout()).hasSize(1_000_000);
  }

  @Test
  void aCommandMayHaveATerminal() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");
    ExecSession command =
        task.exec(
            new ExecRequest(List.of("sh", "-c", "test -t 0 && read x && stty size; exit 5"), true),
            transcript);

    command.resize(91, 33);
    command.write("\n".getBytes(StandardCharsets.UTF_8));

    assertThat(ended(command).exitCode()).isEqualTo(5);
    assertThat(transcript.stdout()).contains("33 91");
  }

  @Test
  void aCommandThatIsNotThereIsAnError() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    String found;
    try {
      found = String.valueOf(ended(task.exec(ExecRequest.of("no-such-program"), transcript)));
    } catch (DriverException e) {
      found = e.getMessage();
    }

    assertThat(found + transcript.stdout() + transcript.stderr()).contains("no-such-program");
  }

  @Test
  void aCommandDoesNotOutliveItsTask() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");
    ExecSession command = task.exec(ExecRequest.of("sleep", "1000"), transcript);

    task.kill(null, Duration.ZERO);

    assertThat(ended(command).successful()).isFalse();
  }

  @Test
  void nothingRunsBesideATaskThatHasEnded() throws Exception {
    TaskHandle task = start(ending("done", 0));
    ended(task);

    assertThatThrownBy(() -> task.exec(ExecRequest.of("true"), transcript))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("has ended");
  }

  private ExecSession exec(String... command) throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");
    return task.exec(ExecRequest.of(command), transcript);
  }

  private static TaskExit ended(ExecSession command) throws Exception {
    return command.exit().get(Eventually.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
