package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stopping jobs. */
class JobStopCommandTest extends AgentTest {

  @Test
  void watchesTheEvaluation() {
    start("stopped");

    CommandRun stop = run("job", "stop", "stopped");

    assertThat(stop.exitCode()).isZero();
    assertThat(stop.masked())
        .startsWith(
            "==> Monitoring evaluation \"ID\"\n    Evaluation triggered by job \"stopped\"\n")
        .endsWith("==> Evaluation \"ID\" finished with status \"complete\"\n");
    assertThat(value(run("job", "status", "stopped"), "Status")).isEqualTo("dead (stopped)");
  }

  @Test
  void forgetsTheJobIfAskedTo() {
    start("purged");

    run("job", "stop", "-purge", "purged");

    assertThat(run("job", "status", "purged").exitCode()).isEqualTo(1);
  }

  @Test
  void asksWhereOnlyTheBeginningOfTheIdIsGiven() {
    start("questioned");

    CommandRun no = shell().typing("n\n").run("job", "stop", "quest");
    CommandRun yes = shell().typing("y\n").run("job", "stop", "-detach", "quest");

    assertThat(no.out())
        .isEqualTo("Are you sure you want to stop job \"questioned\"? [y/N] Cancelling job stop\n");
    assertThat(yes.masked()).endsWith("Evaluation ID: WHOLE-ID\n");
  }

  @Test
  void doesNotAskIfToldSo() {
    start("unquestioned");

    assertThat(run("job", "stop", "-yes", "-detach", "unquest").masked())
        .isEqualTo("Evaluation ID: WHOLE-ID\n");
  }

  private void start(String id) {
    assertThat(run("job", "run", file(id + ".nomad", JobFiles.service(id))).exitCode()).isZero();
  }
}
