package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands beside running tasks. */
class AllocExecTest extends AgentTest {
  private String allocation = "";

  @BeforeAll
  void runJob() {
    String job =
        JobFiles.service("sleeper")
            .replace("mock_driver", "raw_exec")
            .replace("run_for = \"1h\"", "command = \"sleep\"\n args = [\"1000\"]");
    run("job", "run", file("sleeper.nomad", job));
    allocation = run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "sleeper").out().strip();
  }

  @Test
  void endsAsTheCommandDoes() {
    CommandRun exec =
        run("alloc", "exec", allocation, "sh", "-c", "echo $NOMAD_TASK_NAME; echo no >&2; exit 6");

    assertThat(exec).isEqualTo(new CommandRun(6, "redis\n", "no\n"));
  }

  @Test
  void passesInputOn() {
    CommandRun exec =
        shell().typing("typed").run("alloc", "exec", "-task", "redis", allocation, "cat");

    assertThat(exec).isEqualTo(new CommandRun(0, "typed", ""));
    assertThat(shell().typing("typed").run("alloc", "exec", "-i=false", allocation, "cat").out())
        .isEmpty();
  }

  @Test
  void leavesTheOptionsOfTheCommandAlone() {
    assertThat(run("alloc", "exec", "-job", "sleeper", "echo", "--all", "-t").out())
        .isEqualTo("--all -t\n");
  }

  @Test
  void givesATerminal() {
    CommandRun exec = run("alloc", "exec", "-t", allocation, "sh", "-c", "test -t 0; exit $?");

    assertThat(exec.exitCode()).isZero();
  }

  @Test
  void tellsWhatIsWrong() {
    assertThat(run("alloc", "exec", allocation, "no-such-program").err())
        .startsWith("failed to exec into task: ")
        .contains("no-such-program");
    assertThat(run("alloc", "exec", "-t", "-i=false", allocation, "sh").err())
        .isEqualTo("-i must be enabled if running with tty\n");
    assertThat(run("alloc", "exec", allocation).exitCode()).isEqualTo(1);
  }
}
